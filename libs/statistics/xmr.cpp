#include "libs/statistics/xmr.hpp"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"

namespace participation::statistics {
namespace {

absl::Status ValidateSeries(std::span<const double> values) {
  if (values.empty()) return absl::InvalidArgumentError("a control chart needs at least one point");
  if (values.size() > kMaxXmrPoints) {
    return absl::InvalidArgumentError(absl::StrCat("a control chart takes at most ", kMaxXmrPoints, " points"));
  }
  // Beyond this the sums of moving ranges could overflow.
  const auto usable = [](double value) { return std::isfinite(value) && std::abs(value) < 1e300; };
  if (!std::ranges::all_of(values, usable)) return absl::InvalidArgumentError("every point must be a finite number");
  return absl::OkStatus();
}

std::vector<XmrGroup> Groups(std::span<const double> values, const XmrOptions& options) {
  std::vector<std::size_t> edges{0};
  edges.insert(edges.end(), options.rebase_at.begin(), options.rebase_at.end());
  edges.push_back(values.size());
  std::vector<XmrGroup> groups;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const std::size_t size = edges[i + 1] - edges[i];
    groups.push_back({.first = edges[i],
                      .size = size,
                      .base = ComputeBase(values.subspan(edges[i], size), options),
                      .trial_limits = size < kPointsForLimits});
  }
  return groups;
}

std::vector<SpecialCause> Causes(std::span<const double> values, const XmrGroup& group, const XmrOptions& options) {
  std::vector<ControlPoint> points;
  for (const double value : values.subspan(group.first, group.size)) {
    points.push_back({.value = value, .centre = group.base.mean, .limits = group.base.limits});
  }
  return LabelSpecialCauses(points, {.two_of_three = options.two_of_three,
                                     .trend_direction = options.trend_direction,
                                     .run_length = options.run_length,
                                     .one_sided_runs = !group.base.guards.single_deviation});
}

AssuranceIcon Assurance(const XmrGroup& last, const XmrOptions& options) {
  // The package compares with a missing limit, finds neither above nor below, and calls that inconsistent.
  const bool missing_is_hit_and_miss = options.flat_series == FlatSeries::kAsWritten && !last.base.limits &&
                                       options.target && options.improvement != ImprovementDirection::kNeutral;
  if (missing_is_hit_and_miss) return AssuranceIcon::kHitAndMiss;
  return AssuranceOf(last.base.limits, options.target, options.improvement);
}

std::string Note(const std::vector<XmrGroup>& groups, const XmrOptions& options) {
  const auto any = [&](auto what) { return std::ranges::any_of(groups, what); };
  std::string note = RuleNote(options);
  if (options.fix_after_n_points) {
    absl::StrAppend(&note, " Limits fixed from the first ", *options.fix_after_n_points, " points.");
  }
  if (groups.size() > 1) absl::StrAppend(&note, " Rebased ", groups.size() - 1, " time(s).");
  if (any([](const XmrGroup& group) { return group.trial_limits; })) {
    absl::StrAppend(&note, " Trial limits: fewer than ", kPointsForLimits, " points.");
  }
  if (any([](const XmrGroup& group) { return group.base.guards.no_movement; })) {
    absl::StrAppend(&note, " The values do not vary, so no limits are drawn.");
  }
  if (any([](const XmrGroup& group) { return group.base.guards.screening_undone; })) {
    absl::StrAppend(&note, " Screening would have removed all variation and was not applied.");
  }
  if (any([](const XmrGroup& group) { return group.base.guards.single_deviation; })) {
    absl::StrAppend(&note, " One value alone differs, so runs are not labelled; consider a chart for rare events.");
  }
  return note;
}

}  // namespace

absl::StatusOr<XmrChart> ComputeXmr(std::span<const double> values, const XmrOptions& options) {
  if (auto refusal = ValidateSeries(values); !refusal.ok()) return refusal;
  if (auto refusal = Validate(options, values.size()); !refusal.ok()) return refusal;
  XmrChart chart;
  chart.groups = Groups(values, options);
  for (std::size_t g = 0; g < chart.groups.size(); ++g) {
    const auto causes = Causes(values, chart.groups[g], options);
    for (std::size_t i = 0; i < causes.size(); ++i) {
      chart.points.push_back({.value = values[chart.groups[g].first + i],
                              .group = g,
                              .cause = causes[i],
                              .type = TypeOf(causes[i], options.improvement)});
    }
  }
  const auto& last = chart.groups.back();
  chart.trial_limits = last.trial_limits;
  if (!last.trial_limits || options.icons_on_trial_limits) {
    chart.variation = VariationOf(chart.points.back().cause, options.improvement);
    chart.assurance = Assurance(last, options);
  }
  chart.note = Note(chart.groups, options);
  return chart;
}

}  // namespace participation::statistics
