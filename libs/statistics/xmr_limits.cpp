#include "libs/statistics/xmr_limits.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace participation::statistics {
namespace {

constexpr double kLimitFactor = 2.66;
constexpr double kScreeningFactor = 3.267;

// Mean in two passes with extended precision: a constant series must have exactly its value as mean, because a point
// on the mean breaks a run.
std::optional<double> Mean(std::span<const double> values) {
  if (values.empty()) return std::nullopt;
  const auto count = static_cast<long double>(values.size());
  long double sum = 0;
  for (const double value : values) sum += value;
  const long double first = sum / count;
  long double residue = 0;
  for (const double value : values) residue += value - first;
  return static_cast<double>(first + residue / count);
}

std::vector<double> MovingRanges(std::span<const double> values) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < values.size(); ++i) ranges.push_back(std::abs(values[i] - values[i - 1]));
  return ranges;
}

std::optional<double> ScreenedMean(std::vector<double> ranges, double average) {
  std::erase_if(ranges, [&](double range) { return range >= kScreeningFactor * average; });
  return Mean(ranges);
}

bool AllButOneEqual(std::span<const double> values) {
  if (values.size() < 3) return false;
  const double common = values[0] == values[1] || values[0] == values[2] ? values[0] : values[1];
  return std::ranges::count(values, common) == static_cast<std::ptrdiff_t>(values.size()) - 1;
}

ControlLimits LimitsAround(double mean, double average_moving_range) {
  const double width = kLimitFactor * average_moving_range;
  const double near = 2 * (kLimitFactor / 3) * average_moving_range;
  return {.lower = mean - width, .near_lower = mean - near, .near_upper = mean + near, .upper = mean + width};
}

}  // namespace

XmrBase ComputeBase(std::span<const double> group, const XmrOptions& options) {
  const auto fixed = group.first(std::min(group.size(), options.fix_after_n_points.value_or(group.size())));
  const bool guarded = options.flat_series == FlatSeries::kGuard;
  XmrBase base;
  base.mean = *Mean(fixed);
  const auto ranges = MovingRanges(fixed);
  const auto unscreened = Mean(ranges);
  base.average_moving_range = unscreened;
  if (unscreened && options.screen_outliers) {
    const auto screened = ScreenedMean(ranges, *unscreened);
    base.guards.screening_undone = guarded && *unscreened > 0 && screened.value_or(0) == 0;
    if (!base.guards.screening_undone) base.average_moving_range = screened;
  }
  base.guards.no_movement = guarded && unscreened && *unscreened == 0;
  base.guards.single_deviation = guarded && AllButOneEqual(group);
  if (base.average_moving_range && !base.guards.no_movement) {
    base.limits = LimitsAround(base.mean, *base.average_moving_range);
  }
  return base;
}

}  // namespace participation::statistics
