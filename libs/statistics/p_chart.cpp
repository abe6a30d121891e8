#include "libs/statistics/p_chart.hpp"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "libs/statistics/xmr.hpp"

namespace participation::statistics {
namespace {

// d2 for moving ranges of two: the expected range of two draws, in sigmas.
constexpr double kRangeToSigma = 1.128;
constexpr std::int64_t kMaxCount = 1'000'000'000'000;

absl::Status ValidateSeries(std::span<const Proportion> series) {
  if (series.empty() || series.size() > kMaxXmrPoints) {
    return absl::InvalidArgumentError(absl::StrCat("a p chart takes 1 to ", kMaxXmrPoints, " points"));
  }
  for (const auto& [numerator, denominator] : series) {
    if (numerator < 0 || numerator > denominator || denominator > kMaxCount) {
      return absl::InvalidArgumentError(absl::StrCat("a proportion must be part of a whole of at most ", kMaxCount,
                                                     "; ", numerator, " of ", denominator, " is not"));
    }
  }
  return absl::OkStatus();
}

double Share(const Proportion& point) {
  return static_cast<double>(point.numerator) / static_cast<double>(point.denominator);
}

double BinomialSigma(double centre, const Proportion& point) {
  return std::sqrt(centre * (1 - centre) / static_cast<double>(point.denominator));
}

// nullopt when fewer than two points can be compared or nothing varies.
std::optional<double> SigmaZ(std::span<const Proportion> series, double centre) {
  if (centre <= 0 || centre >= 1) return std::nullopt;
  std::optional<double> previous;
  double ranges = 0;
  std::size_t count = 0;
  for (const auto& point : series) {
    if (point.denominator == 0) continue;
    const double z = (Share(point) - centre) / BinomialSigma(centre, point);
    if (previous) {
      ranges += std::abs(z - *previous);
      ++count;
    }
    previous = z;
  }
  if (count == 0 || ranges == 0) return std::nullopt;
  return ranges / static_cast<double>(count) / kRangeToSigma;
}

ControlLimits Limits(double centre, double sigma, bool clip) {
  const auto within = [&](double limit) { return clip ? std::clamp(limit, 0.0, 1.0) : limit; };
  return {.lower = within(centre - 3 * sigma),
          .near_lower = within(centre - 2 * sigma),
          .near_upper = within(centre + 2 * sigma),
          .upper = within(centre + 3 * sigma)};
}

// The factor on the binomial sigma; nullopt when there are no limits.
std::optional<double> Widening(const PChart& chart, PChartKind kind) {
  if (kind == PChartKind::kLaneyPrime) return chart.sigma_z;
  return chart.centre > 0 && chart.centre < 1 ? std::optional(1.0) : std::nullopt;
}

void LabelPoints(PChart& chart, const PChartOptions& options) {
  std::vector<ControlPoint> present;
  for (const auto& point : chart.points) {
    if (point.proportion) {
      present.push_back({.value = *point.proportion, .centre = chart.centre, .limits = point.limits});
    }
  }
  const auto causes = LabelSpecialCauses(present, options.rules);
  auto cause = causes.begin();
  for (auto& point : chart.points) {
    if (!point.proportion) continue;
    point.cause = *cause++;
    point.type = TypeOf(point.cause, options.improvement);
  }
  if (present.size() >= kPointsForLimits) chart.variation = VariationOf(causes.back(), options.improvement);
}

}  // namespace

absl::StatusOr<PChart> ComputePChart(std::span<const Proportion> series, const PChartOptions& options) {
  if (auto refusal = ValidateSeries(series); !refusal.ok()) return refusal;
  if (options.rules.run_length != 6 && options.rules.run_length != 7) {
    return absl::InvalidArgumentError("run_length must be 6 or 7");
  }
  Proportion all;
  for (const auto& point : series) {
    all.numerator += point.numerator;
    all.denominator += point.denominator;
  }
  if (all.denominator == 0) return absl::InvalidArgumentError("a p chart needs at least one person");
  PChart chart;
  chart.centre = Share(all);
  chart.sigma_z = SigmaZ(series, chart.centre);
  const auto widening = Widening(chart, options.kind);
  for (const auto& point : series) {
    PChartPoint charted;
    if (point.denominator > 0) {
      charted.proportion = Share(point);
      if (widening) {
        charted.limits =
            Limits(chart.centre, BinomialSigma(chart.centre, point) * *widening, options.clip_to_unit_interval);
      }
    }
    chart.points.push_back(charted);
  }
  LabelPoints(chart, options);
  return chart;
}

}  // namespace participation::statistics
