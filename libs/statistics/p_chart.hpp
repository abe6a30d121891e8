#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/statistics/chart_icons.hpp"
#include "libs/statistics/control_rules.hpp"

namespace participation::statistics {

// How many of how many, for example positive answers of all answers in a month.
struct Proportion {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
};

enum class PChartKind {
  kShewhart,    // p chart: three binomial sigmas. Alerts too often when months differ by more than chance
  kLaneyPrime,  // p′ chart: the same, widened by the variation seen between months. For large denominators
};

struct PChartOptions {
  PChartKind kind = PChartKind::kLaneyPrime;
  bool clip_to_unit_interval = true;  // no limit below 0 or above 1
  ImprovementDirection improvement = ImprovementDirection::kIncrease;
  ControlRules rules = {};
};

struct PChartPoint {
  std::optional<double> proportion;     // nullopt for a denominator of zero: a gap, which no rule counts
  std::optional<ControlLimits> limits;  // depend on the denominator; nullopt in a gap or when nothing varies
  SpecialCause cause = SpecialCause::kCommonCause;
  PointType type = PointType::kCommonCause;
};

struct PChart {
  std::vector<PChartPoint> points;  // one for each input, in order
  double centre = 0;                // sum of numerators / sum of denominators
  std::optional<double> sigma_z;    // Laney's ratio of observed to binomial variation; 1 means chance alone
  VariationIcon variation = VariationIcon::kEmpty;  // of the last point that is not a gap
};

// Charts proportions in time order. Limits are centre ± 3 sqrt(centre (1 - centre) / n), for p′ times sigma_z =
// mean |moving range of z| / 1.128 (Laney 2002); near limits lie two thirds of the way. InvalidArgument for an empty
// or too long series, a negative count, a numerator above its denominator, or no people at all. For percent positive
// on small counts, where XmR limits would leave 0 to 100%.
absl::StatusOr<PChart> ComputePChart(std::span<const Proportion> series, const PChartOptions& options = {});

}  // namespace participation::statistics
