#pragma once

#include <optional>
#include <string_view>

#include "libs/statistics/control_rules.hpp"

namespace participation::statistics {

enum class ImprovementDirection { kIncrease, kDecrease, kNeutral };

enum class PointType { kCommonCause, kImprovement, kConcern, kNeutralHigh, kNeutralLow };

// What the latest point says about the process. kEmpty: too few points to say.
enum class VariationIcon {
  kEmpty,
  kCommonCause,
  kImprovementHigh,
  kImprovementLow,
  kConcernHigh,
  kConcernLow,
  kNeutralHigh,
  kNeutralLow,
};

// Whether the process, as it is, meets its target. kEmpty: no target, no direction, or no limits to judge by.
enum class AssuranceIcon { kEmpty, kConsistentlyPasses, kHitAndMiss, kConsistentlyFails };

// The type of a point with this cause, given which way is better.
PointType TypeOf(SpecialCause cause, ImprovementDirection improvement);

// The variation icon when the latest point has this cause.
VariationIcon VariationOf(SpecialCause cause, ImprovementDirection improvement);

// The assurance icon from the latest limits. A target on a limit is hit and miss.
AssuranceIcon AssuranceOf(const std::optional<ControlLimits>& limits, std::optional<double> target,
                          ImprovementDirection improvement);

// Words for each icon and type: colour alone never carries the meaning.
std::string_view Name(PointType type);
std::string_view Name(VariationIcon icon);
std::string_view Name(AssuranceIcon icon);

// The Making Data Count colour, such as "#00b0f0".
std::string_view Colour(PointType type);

inline constexpr std::string_view kTargetColour = "#de1b1b";

}  // namespace participation::statistics
