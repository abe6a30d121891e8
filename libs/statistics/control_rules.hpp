#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace participation::statistics {

// Process limits (three sigma) and near limits (two sigma), in the unit of the values.
struct ControlLimits {
  double lower = 0;
  double near_lower = 0;
  double near_upper = 0;
  double upper = 0;
};

// One point of a control chart. Without limits only trends and runs can be seen.
struct ControlPoint {
  double value = 0;
  double centre = 0;
  std::optional<ControlLimits> limits = std::nullopt;
};

// Why a point is not ordinary variation. One label a point: the first rule that matches, in this order.
enum class SpecialCause {
  kCommonCause,
  kAboveUpperLimit,
  kBelowLowerLimit,
  kIncreasingTrend,
  kDecreasingTrend,
  kTwoOfThreeAbove,
  kTwoOfThreeBelow,
  kRunAbove,
  kRunBelow,
};

enum class TwoOfThreeRule {
  kBeyondNearLimit,         // Making Data Count since November 2023: points beyond the process limit count as well
  kBetweenNearAndLimitOnly  // NHSRplotthedots 0.2.2: only points between near limit and process limit count
};

enum class TrendDirection {
  kOwnTrend,       // the direction of the trend a point is part of; of two that meet in it, the later
  kNeighbourSign,  // NHSRplotthedots 0.2.2: the difference to the next point when that is in any trend, else to the
                   //< previous one; where one trend follows another this can name the wrong direction
};

struct ControlRules {
  TwoOfThreeRule two_of_three = TwoOfThreeRule::kBeyondNearLimit;
  TrendDirection trend_direction = TrendDirection::kOwnTrend;
  int run_length = 7;          // points in a trend and in a run on one side of the centre: 6 or 7
  bool one_sided_runs = true;  // whether runs on one side of the centre are looked for
};

// One label for each point, by the Making Data Count rules in their order: (1) strictly outside the limits, (2) a
// trend of run_length points, ties break it, (3) two of three in a row near or beyond a limit with all three on that
// side of the centre, only the near ones labelled, (4) run_length points on one side, a point on the centre breaks.
std::vector<SpecialCause> LabelSpecialCauses(std::span<const ControlPoint> points, const ControlRules& rules);

// +1 for a cause that is high or rising, -1 for one that is low or falling, 0 for common cause.
int Sign(SpecialCause cause);

// The label as Making Data Count words it, for example "7 Point Trend (Increasing)" under rules with that run length.
std::string Label(SpecialCause cause, int run_length);

}  // namespace participation::statistics
