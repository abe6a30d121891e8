#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/statistics/chart_icons.hpp"
#include "libs/statistics/control_rules.hpp"

namespace participation::statistics {

// A group of fewer points has trial limits only.
inline constexpr std::size_t kPointsForLimits = 13;

// What to do where a series hardly moves, as weekly counts of rare events do.
enum class FlatSeries {
  kGuard,     // see XmrGuards: no limits without movement, no screening away of all movement, and no run labels
              //< when one point alone differs. A deliberate departure; neither published tool has a guard
  kAsWritten  // the formulas as written: limits may be missing or collapse on the mean, and every point may flag
};

// How an XmR chart is computed. The default is the Making Data Count tool for reporting, with kGuard.
struct XmrOptions {
  ImprovementDirection improvement = ImprovementDirection::kIncrease;
  std::optional<double> target;
  bool screen_outliers = false;  // drop moving ranges of 3.267 times their mean or more, once, before the limits
  TwoOfThreeRule two_of_three = TwoOfThreeRule::kBeyondNearLimit;
  TrendDirection trend_direction = TrendDirection::kOwnTrend;
  int run_length = 7;                             // 6 or 7 points in a trend or run
  std::optional<std::size_t> fix_after_n_points;  // mean and limits from the first n points of each group; n >= 12
  std::vector<std::size_t> rebase_at;  // ascending positions at which a person began a new group; never automatic
  bool icons_on_trial_limits = false;  // whether a group of fewer than 13 points carries icons
  FlatSeries flat_series = FlatSeries::kGuard;

  friend bool operator==(const XmrOptions&, const XmrOptions&) = default;
};

// The Making Data Count Excel tool with the rules of November 2023: no screening, points beyond a limit count towards
// two of three, icons from 13 points. Same as XmrOptions{}.
XmrOptions MakingDataCountTool();

// NHSRplotthedots 0.2.2, exactly: screening, its reading of two of three and of trend directions, no guard.
XmrOptions NhsrPlotTheDots022();

// InvalidArgument when an option is out of range or rebase_at does not fit a series of this many points.
absl::Status Validate(const XmrOptions& options, std::size_t points);

// One sentence for the chart note that names the rules in force.
std::string RuleNote(const XmrOptions& options);

}  // namespace participation::statistics
