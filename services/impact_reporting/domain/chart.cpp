#include "services/impact_reporting/domain/chart.hpp"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"
#include "libs/statistics/p_chart.hpp"
#include "libs/statistics/xmr.hpp"

namespace participation::impact_reporting {
namespace {

using statistics::ImprovementDirection;

constexpr double kPercent = 100;

// The points of the chart without anything computed, and the gaps.
Chart Prepare(std::span<const MonthCounts> series, Measure measure, const ChartOptions& options) {
  Chart chart;
  chart.measure = measure;
  std::size_t next = 0;
  const std::vector<Month> months =
      series.empty() ? std::vector<Month>{} : Months{series.front().month, series.back().month}.All();
  for (const Month& month : months) {
    statistics::FftCounts counts;
    if (series[next].month == month) counts = series[next++].counts;
    const std::int64_t responses = statistics::Total(counts);
    if (measure == Measure::kResponses) {
      chart.points.push_back({.month = month, .value = static_cast<double>(responses), .responses = responses});
    } else if (const auto positive = statistics::PercentPositive(counts)) {
      const double value =
          options.whole_percent ? static_cast<double>(positive->WholePercent()) : positive->Ratio() * kPercent;
      chart.points.push_back({.month = month, .value = value, .responses = responses});
    } else {
      chart.gaps.push_back(month);
    }
  }
  return chart;
}

ImprovementDirection Direction(Measure measure, const ChartOptions& options) {
  return options.improvement.value_or(measure == Measure::kPercentPositive ? ImprovementDirection::kIncrease
                                                                           : ImprovementDirection::kNeutral);
}

// Where the first point in or after each rebase month is.
absl::StatusOr<std::vector<std::size_t>> RebasePositions(const Chart& chart, std::vector<Month> months) {
  std::ranges::sort(months);
  std::vector<std::size_t> positions;
  for (const Month& month : months) {
    const auto at = std::ranges::lower_bound(chart.points, month, {}, &ChartPoint::month);
    const auto position = static_cast<std::size_t>(at - chart.points.begin());
    const bool splits = position > 0 && position < chart.points.size();
    if (!splits || (!positions.empty() && positions.back() == position)) {
      return refusal::InvalidField("options.rebase_months",
                                   "must each begin a group with at least one point before and in it");
    }
    positions.push_back(position);
  }
  return positions;
}

absl::StatusOr<statistics::XmrOptions> XmrOptionsOf(const Chart& chart, const ChartOptions& options) {
  auto rebase_at = RebasePositions(chart, options.rebase_months);
  if (!rebase_at.ok()) return rebase_at.status();
  auto xmr = options.rules == RuleVersion::kNhsrPlotTheDots ? statistics::NhsrPlotTheDots022()
                                                            : statistics::MakingDataCountTool();
  xmr.improvement = Direction(chart.measure, options);
  xmr.target = options.target;
  xmr.run_length = options.run_length;
  xmr.screen_outliers = options.screen_outliers.value_or(xmr.screen_outliers);
  xmr.rebase_at = *std::move(rebase_at);
  return xmr;
}

absl::Status DrawXmr(Chart& chart, const ChartOptions& options) {
  const auto xmr = XmrOptionsOf(chart, options);
  if (!xmr.ok()) return xmr.status();
  std::vector<double> values;
  for (const ChartPoint& point : chart.points) values.push_back(point.value);
  const auto computed = statistics::ComputeXmr(values, *xmr);
  if (!computed.ok()) return computed.status();
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    chart.points[i].centre = computed->MeanAt(i);
    chart.points[i].limits = computed->LimitsAt(i);
    chart.points[i].cause = computed->points[i].cause;
    chart.points[i].type = computed->points[i].type;
  }
  chart.variation = computed->variation;
  chart.assurance = computed->assurance;
  chart.trial_limits = computed->trial_limits;
  chart.note = computed->note;
  return absl::OkStatus();
}

statistics::ControlLimits InPercent(const statistics::ControlLimits& limits) {
  return {limits.lower * kPercent, limits.near_lower * kPercent, limits.near_upper * kPercent, limits.upper * kPercent};
}

absl::Status CheckProportions(const Chart& chart, const ChartOptions& options) {
  if (chart.measure != Measure::kPercentPositive) {
    return refusal::InvalidField("options.kind", "must be XmR for a number of responses");
  }
  if (!options.rebase_months.empty()) {
    return refusal::InvalidField("options.rebase_months", "must be empty for a chart of proportions");
  }
  if (options.screen_outliers) {
    return refusal::InvalidField("options.screen_outliers", "must be absent for a chart of proportions");
  }
  return absl::OkStatus();
}

std::string NoteOf(const Chart& chart, const ChartOptions& options) {
  return absl::StrCat(chart.kind == ChartKind::kP ? "p chart: three binomial sigmas around the mean of all answers."
                                                  : "p′ chart: binomial limits widened by the variation between months "
                                                    "(Laney).",
                      " Runs and trends of ", options.run_length, " points.",
                      chart.trial_limits ? " Trial limits: fewer than 13 points." : "");
}

absl::Status DrawProportions(Chart& chart, std::span<const MonthCounts> series, const ChartOptions& options) {
  if (auto refusal = CheckProportions(chart, options); !refusal.ok()) return refusal;
  std::vector<statistics::Proportion> proportions;
  for (const MonthCounts& month : series) {
    const auto positive = statistics::PercentPositive(month.counts);
    if (positive) proportions.push_back({positive->numerator, positive->denominator});
  }
  const auto computed = statistics::ComputePChart(
      proportions,
      {.kind = options.kind == ChartKind::kP ? statistics::PChartKind::kShewhart : statistics::PChartKind::kLaneyPrime,
       .improvement = Direction(chart.measure, options),
       .rules = {.run_length = options.run_length}});
  if (!computed.ok()) return computed.status();
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    chart.points[i].centre = computed->centre * kPercent;
    if (computed->points[i].limits) chart.points[i].limits = InPercent(*computed->points[i].limits);
    chart.points[i].cause = computed->points[i].cause;
    chart.points[i].type = computed->points[i].type;
  }
  chart.trial_limits = chart.points.size() < statistics::kPointsForLimits;
  if (!chart.trial_limits) {
    chart.variation = computed->variation;
    chart.assurance =
        statistics::AssuranceOf(chart.points.back().limits, options.target, Direction(chart.measure, options));
  }
  chart.note = NoteOf(chart, options);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Chart> DrawChart(std::span<const MonthCounts> series, Measure measure, const ChartOptions& options) {
  Chart chart = Prepare(series, measure, options);
  chart.kind = options.kind;
  chart.target = options.target;
  chart.run_length = options.run_length;
  const std::size_t wanted = std::max<std::size_t>(options.minimum_points, 1);
  if (chart.points.size() < wanted) {
    return refusal::FailedPrecondition(
        "TOO_FEW_POINTS", "too few months have answers to draw this chart: widen the period",
        {{"points", absl::StrCat(chart.points.size())}, {"wanted", absl::StrCat(wanted)}});
  }
  const auto drawn =
      options.kind == ChartKind::kXmr ? DrawXmr(chart, options) : DrawProportions(chart, series, options);
  if (!drawn.ok()) return drawn;
  return chart;
}

}  // namespace participation::impact_reporting
