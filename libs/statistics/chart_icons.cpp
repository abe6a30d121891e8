#include "libs/statistics/chart_icons.hpp"

namespace participation::statistics {

PointType TypeOf(SpecialCause cause, ImprovementDirection improvement) {
  const int sign = Sign(cause);
  if (sign == 0) return PointType::kCommonCause;
  if (improvement == ImprovementDirection::kNeutral) {
    return sign > 0 ? PointType::kNeutralHigh : PointType::kNeutralLow;
  }
  const bool better = (sign > 0) == (improvement == ImprovementDirection::kIncrease);
  return better ? PointType::kImprovement : PointType::kConcern;
}

VariationIcon VariationOf(SpecialCause cause, ImprovementDirection improvement) {
  const bool high = Sign(cause) > 0;
  switch (TypeOf(cause, improvement)) {
    case PointType::kImprovement:
      return high ? VariationIcon::kImprovementHigh : VariationIcon::kImprovementLow;
    case PointType::kConcern:
      return high ? VariationIcon::kConcernHigh : VariationIcon::kConcernLow;
    case PointType::kNeutralHigh:
      return VariationIcon::kNeutralHigh;
    case PointType::kNeutralLow:
      return VariationIcon::kNeutralLow;
    case PointType::kCommonCause:
      break;
  }
  return VariationIcon::kCommonCause;
}

AssuranceIcon AssuranceOf(const std::optional<ControlLimits>& limits, std::optional<double> target,
                          ImprovementDirection improvement) {
  if (!limits || !target || improvement == ImprovementDirection::kNeutral) return AssuranceIcon::kEmpty;
  const bool increase = improvement == ImprovementDirection::kIncrease;
  if (*target > limits->upper) {
    return increase ? AssuranceIcon::kConsistentlyFails : AssuranceIcon::kConsistentlyPasses;
  }
  if (*target < limits->lower) {
    return increase ? AssuranceIcon::kConsistentlyPasses : AssuranceIcon::kConsistentlyFails;
  }
  return AssuranceIcon::kHitAndMiss;
}

std::string_view Name(PointType type) {
  switch (type) {
    case PointType::kImprovement:
      return "special cause, improvement";
    case PointType::kConcern:
      return "special cause, concern";
    case PointType::kNeutralHigh:
      return "special cause, high";
    case PointType::kNeutralLow:
      return "special cause, low";
    case PointType::kCommonCause:
      break;
  }
  return "common cause";
}

std::string_view Name(VariationIcon icon) {
  switch (icon) {
    case VariationIcon::kCommonCause:
      return "common cause, no significant change";
    case VariationIcon::kImprovementHigh:
      return "special cause, improvement (high)";
    case VariationIcon::kImprovementLow:
      return "special cause, improvement (low)";
    case VariationIcon::kConcernHigh:
      return "special cause, concern (high)";
    case VariationIcon::kConcernLow:
      return "special cause, concern (low)";
    case VariationIcon::kNeutralHigh:
      return "special cause, neither better nor worse (high)";
    case VariationIcon::kNeutralLow:
      return "special cause, neither better nor worse (low)";
    case VariationIcon::kEmpty:
      break;
  }
  return "not enough points";
}

std::string_view Name(AssuranceIcon icon) {
  switch (icon) {
    case AssuranceIcon::kConsistentlyPasses:
      return "target consistently met";
    case AssuranceIcon::kHitAndMiss:
      return "target met and missed at random";
    case AssuranceIcon::kConsistentlyFails:
      return "target consistently missed";
    case AssuranceIcon::kEmpty:
      break;
  }
  return "no assurance stated";
}

std::string_view Colour(PointType type) {
  switch (type) {
    case PointType::kImprovement:
      return "#00b0f0";
    case PointType::kConcern:
      return "#e46c0a";
    case PointType::kNeutralHigh:
    case PointType::kNeutralLow:
      return "#490092";
    case PointType::kCommonCause:
      break;
  }
  return "#a6a6a6";
}

}  // namespace participation::statistics
