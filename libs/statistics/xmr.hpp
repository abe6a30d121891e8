#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/statistics/chart_icons.hpp"
#include "libs/statistics/xmr_limits.hpp"
#include "libs/statistics/xmr_options.hpp"

namespace participation::statistics {

// A chart of more points is refused.
inline constexpr std::size_t kMaxXmrPoints = 100'000;

struct XmrPoint {
  double value = 0;
  std::size_t group = 0;  // position in XmrChart::groups
  SpecialCause cause = SpecialCause::kCommonCause;
  PointType type = PointType::kCommonCause;
};

// Points computed alone: the whole series, or the stretch between two rebases.
struct XmrGroup {
  std::size_t first = 0;
  std::size_t size = 0;
  XmrBase base;
  bool trial_limits = false;  // fewer than kPointsForLimits points
};

// An XmR chart: one XmrPoint for each value, in the order given, at least one group.
struct XmrChart {
  std::vector<XmrPoint> points;
  std::vector<XmrGroup> groups;
  VariationIcon variation = VariationIcon::kEmpty;  // of the last point
  AssuranceIcon assurance = AssuranceIcon::kEmpty;  // from the last group's limits
  bool trial_limits = false;                        // of the last group
  std::string note;                                 // sentences to print with the chart: rule version, warnings

  const std::optional<ControlLimits>& LimitsAt(std::size_t point) const {
    return groups[points[point].group].base.limits;
  }
  double MeanAt(std::size_t point) const { return groups[points[point].group].base.mean; }
};

// Charts a series in time order by the Making Data Count method. InvalidArgument for an empty, too long or non-finite
// series, or options that do not fit it. Linear in the number of points.
absl::StatusOr<XmrChart> ComputeXmr(std::span<const double> values, const XmrOptions& options = {});

}  // namespace participation::statistics
