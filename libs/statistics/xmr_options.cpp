#include "libs/statistics/xmr_options.hpp"

#include <cmath>

#include "absl/strings/str_cat.h"

namespace participation::statistics {
namespace {

absl::Status ValidateRebase(const std::vector<std::size_t>& rebase_at, std::size_t points) {
  std::size_t previous = 0;
  for (const auto position : rebase_at) {
    if (position <= previous || position >= points) {
      return absl::InvalidArgumentError(
          absl::StrCat("rebase positions must ascend between 1 and ", points - 1, "; ", position, " does not"));
    }
    previous = position;
  }
  return absl::OkStatus();
}

bool SameRules(const XmrOptions& one, const XmrOptions& other) {
  return one.screen_outliers == other.screen_outliers && one.two_of_three == other.two_of_three &&
         one.trend_direction == other.trend_direction && one.run_length == other.run_length &&
         one.flat_series == other.flat_series;
}

std::string RulesName(const XmrOptions& options) {
  if (SameRules(options, MakingDataCountTool())) return "Making Data Count tool, rules of November 2023";
  if (SameRules(options, NhsrPlotTheDots022())) return "NHSRplotthedots 0.2.2";
  return "Making Data Count with local choices";
}

}  // namespace

XmrOptions MakingDataCountTool() { return {}; }

XmrOptions NhsrPlotTheDots022() {
  XmrOptions options;
  options.screen_outliers = true;
  options.two_of_three = TwoOfThreeRule::kBetweenNearAndLimitOnly;
  options.trend_direction = TrendDirection::kNeighbourSign;
  options.icons_on_trial_limits = true;
  options.flat_series = FlatSeries::kAsWritten;
  return options;
}

absl::Status Validate(const XmrOptions& options, std::size_t points) {
  if (options.run_length != 6 && options.run_length != 7) {
    return absl::InvalidArgumentError(absl::StrCat("run_length must be 6 or 7, not ", options.run_length));
  }
  if (options.fix_after_n_points && *options.fix_after_n_points < 12) {
    return absl::InvalidArgumentError(
        absl::StrCat("fix_after_n_points must be at least 12, not ", *options.fix_after_n_points));
  }
  if (options.target && !std::isfinite(*options.target)) {
    return absl::InvalidArgumentError("the target must be a finite number");
  }
  return ValidateRebase(options.rebase_at, points);
}

std::string RuleNote(const XmrOptions& options) {
  return absl::StrCat(
      "XmR chart (", RulesName(options), "): ", options.run_length, " points make a trend or a run; two of three ",
      options.two_of_three == TwoOfThreeRule::kBeyondNearLimit ? "counts points beyond the process limits; "
                                                               : "counts only points between near and process limits; ",
      options.screen_outliers ? "outlying moving ranges screened out." : "no outliers screened out.");
}

}  // namespace participation::statistics
