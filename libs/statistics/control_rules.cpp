#include "libs/statistics/control_rules.hpp"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"

namespace participation::statistics {
namespace {

using Points = std::span<const ControlPoint>;

int SignOf(double difference) { return (difference > 0) - (difference < 0); }

int Side(const ControlPoint& point) { return SignOf(point.value - point.centre); }

bool IsOutside(const ControlPoint& point) {
  return point.limits && (point.value > point.limits->upper || point.value < point.limits->lower);
}

bool IsBeyondNearLimit(const ControlPoint& point) {
  return point.limits && (point.value > point.limits->near_upper || point.value < point.limits->near_lower);
}

// +1, -1 or 0 for each point; a sequence is length points whose steps (from one to the next) all have one sign.
std::vector<int> OwnTrends(Points points, std::size_t length) {
  std::vector<int> trends(points.size(), 0);
  std::size_t steps = 0;
  int direction = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const int step = SignOf(points[i].value - points[i - 1].value);
    steps = step != 0 && step == direction ? steps + 1 : (step != 0 ? 1 : 0);
    direction = step;
    if (steps + 1 < length) continue;
    const std::size_t first = steps + 1 == length ? i + 1 - length : i;
    std::fill(trends.begin() + static_cast<std::ptrdiff_t>(first), trends.begin() + static_cast<std::ptrdiff_t>(i + 1),
              step);
  }
  return trends;
}

std::vector<int> Trends(Points points, const ControlRules& rules) {
  const auto own = OwnTrends(points, static_cast<std::size_t>(rules.run_length));
  if (rules.trend_direction == TrendDirection::kOwnTrend) return own;
  auto trends = own;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i] == 0) continue;
    const bool to_the_right = i + 1 < own.size() && own[i + 1] != 0;
    const double step = to_the_right ? points[i + 1].value - points[i].value : points[i].value - points[i - 1].value;
    trends[i] = step > 0 ? 1 : -1;
  }
  return trends;
}

std::vector<int> TwosOfThree(Points points, TwoOfThreeRule rule) {
  const auto counts = [&](const ControlPoint& point) {
    return IsBeyondNearLimit(point) && (rule == TwoOfThreeRule::kBeyondNearLimit || !IsOutside(point));
  };
  std::vector<int> flags(points.size(), 0);
  for (std::size_t i = 0; i + 3 <= points.size(); ++i) {
    const auto window = points.subspan(i, 3);
    const int side = Side(window[0]);
    if (side == 0 || Side(window[1]) != side || Side(window[2]) != side) continue;
    if (std::ranges::count_if(window, counts) < 2) continue;
    for (std::size_t k = 0; k < 3; ++k) {
      if (counts(window[k])) flags[i + k] = side;
    }
  }
  return flags;
}

std::vector<int> OneSidedRuns(Points points, std::size_t length) {
  std::vector<int> flags(points.size(), 0);
  std::size_t run = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const int side = Side(points[i]);
    const bool continues = i > 0 && side != 0 && side == Side(points[i - 1]);
    run = continues ? run + 1 : (side != 0 ? 1 : 0);
    if (run < length) continue;
    for (std::size_t k = i + 1 - length; k <= i; ++k) flags[k] = side;
  }
  return flags;
}

SpecialCause Choose(int sign, SpecialCause high, SpecialCause low) { return sign > 0 ? high : low; }

}  // namespace

std::vector<SpecialCause> LabelSpecialCauses(Points points, const ControlRules& rules) {
  const auto trends = Trends(points, rules);
  const auto twos = TwosOfThree(points, rules.two_of_three);
  const auto runs = rules.one_sided_runs ? OneSidedRuns(points, static_cast<std::size_t>(rules.run_length))
                                         : std::vector<int>(points.size(), 0);
  std::vector<SpecialCause> causes(points.size(), SpecialCause::kCommonCause);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (IsOutside(points[i])) {
      causes[i] = Choose(Side(points[i]), SpecialCause::kAboveUpperLimit, SpecialCause::kBelowLowerLimit);
    } else if (trends[i] != 0) {
      causes[i] = Choose(trends[i], SpecialCause::kIncreasingTrend, SpecialCause::kDecreasingTrend);
    } else if (twos[i] != 0) {
      causes[i] = Choose(twos[i], SpecialCause::kTwoOfThreeAbove, SpecialCause::kTwoOfThreeBelow);
    } else if (runs[i] != 0) {
      causes[i] = Choose(runs[i], SpecialCause::kRunAbove, SpecialCause::kRunBelow);
    }
  }
  return causes;
}

int Sign(SpecialCause cause) {
  switch (cause) {
    case SpecialCause::kAboveUpperLimit:
    case SpecialCause::kIncreasingTrend:
    case SpecialCause::kTwoOfThreeAbove:
    case SpecialCause::kRunAbove:
      return 1;
    case SpecialCause::kBelowLowerLimit:
    case SpecialCause::kDecreasingTrend:
    case SpecialCause::kTwoOfThreeBelow:
    case SpecialCause::kRunBelow:
      return -1;
    case SpecialCause::kCommonCause:
      break;
  }
  return 0;
}

std::string Label(SpecialCause cause, int run_length) {
  switch (cause) {
    case SpecialCause::kAboveUpperLimit:
      return "Above UCL";
    case SpecialCause::kBelowLowerLimit:
      return "Below LCL";
    case SpecialCause::kIncreasingTrend:
      return absl::StrCat(run_length, " Point Trend (Increasing)");
    case SpecialCause::kDecreasingTrend:
      return absl::StrCat(run_length, " Point Trend (Decreasing)");
    case SpecialCause::kTwoOfThreeAbove:
      return "2 in 3 Above CL";
    case SpecialCause::kTwoOfThreeBelow:
      return "2 in 3 Below CL";
    case SpecialCause::kRunAbove:
      return absl::StrCat(run_length, " Points Above CL");
    case SpecialCause::kRunBelow:
      return absl::StrCat(run_length, " Points Below CL");
    case SpecialCause::kCommonCause:
      break;
  }
  return "Common Cause";
}

}  // namespace participation::statistics
