#include "libs/statistics/xmr.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "libs/statistics/xmr_expectations.hpp"

namespace participation::statistics {
namespace {

using testing::HasSubstr;

const Values kShift{94, 91, 95, 92, 93, 90, 94, 88, 92, 97, 96, 98, 97, 96, 99, 97, 98, 96, 97, 98};

TEST(XmrRebaseTest, EachGroupIsComputedAloneAndAssuranceUsesTheLast) {
  Values values;
  for (int i = 0; i < 14; ++i) values.push_back(i % 2 == 0 ? 10 : 12);
  for (int i = 0; i < 14; ++i) values.push_back(i % 2 == 0 ? 50 : 52);
  XmrOptions options;
  options.target = 40;
  options.rebase_at = {14};
  const auto chart = Chart(values, options);
  ASSERT_EQ(chart.groups.size(), 2U);
  EXPECT_DOUBLE_EQ(chart.MeanAt(0), 11);
  EXPECT_DOUBLE_EQ(chart.MeanAt(14), 51);
  ExpectOnly(chart, {});
  EXPECT_EQ(chart.assurance, AssuranceIcon::kConsistentlyPasses);
  EXPECT_THAT(chart.note, HasSubstr("Rebased"));
}

TEST(XmrRebaseTest, FixedLimitsComeFromTheFirstPointsOnly) {
  Values values;
  for (int i = 0; i < 12; ++i) values.push_back(i % 2 == 0 ? 10 : 12);
  values.insert(values.end(), 6, 30);
  XmrOptions options;
  options.fix_after_n_points = 12;
  const auto chart = Chart(values, options);
  ExpectLimits(chart, 11, 11 - 5.32, 11 + 5.32);
  EXPECT_EQ(chart.points.back().cause, SpecialCause::kAboveUpperLimit);
}

TEST(XmrIconTest, TheTypeOfAPointFollowsTheDirectionOfImprovement) {
  XmrOptions options;
  options.improvement = ImprovementDirection::kDecrease;
  EXPECT_EQ(Chart(kShift, options).variation, VariationIcon::kConcernHigh);
  EXPECT_EQ(Chart(kShift, options).points[7].type, PointType::kImprovement);
  options.improvement = ImprovementDirection::kNeutral;
  options.target = 90;
  const auto neutral = Chart(kShift, options);
  EXPECT_EQ(neutral.variation, VariationIcon::kNeutralHigh);
  EXPECT_EQ(neutral.points[7].type, PointType::kNeutralLow);
  EXPECT_EQ(neutral.assurance, AssuranceIcon::kEmpty);
}

TEST(XmrIconTest, AssuranceMirrorsWhenLowerIsBetter) {
  const auto assurance = [](double target, ImprovementDirection improvement) {
    XmrOptions options;
    options.target = target;
    options.improvement = improvement;
    return Chart(kShift, options).assurance;
  };
  EXPECT_EQ(assurance(105, ImprovementDirection::kIncrease), AssuranceIcon::kConsistentlyFails);
  EXPECT_EQ(assurance(105, ImprovementDirection::kDecrease), AssuranceIcon::kConsistentlyPasses);
  EXPECT_EQ(assurance(80, ImprovementDirection::kIncrease), AssuranceIcon::kConsistentlyPasses);
  EXPECT_EQ(assurance(80, ImprovementDirection::kDecrease), AssuranceIcon::kConsistentlyFails);
  EXPECT_EQ(assurance(95, ImprovementDirection::kIncrease), AssuranceIcon::kHitAndMiss);
}

TEST(XmrIconTest, FewerThanThirteenPointsHaveTrialLimitsAndNoIcons) {
  const Values twelve{3, 4, 3, 5, 4, 3, 4, 5, 3, 4, 9, 4};
  XmrOptions options;
  options.target = 20;
  const auto chart = Chart(twelve, options);
  EXPECT_TRUE(chart.trial_limits);
  EXPECT_EQ(chart.variation, VariationIcon::kEmpty);
  EXPECT_EQ(chart.assurance, AssuranceIcon::kEmpty);
  EXPECT_THAT(chart.note, HasSubstr("Trial limits"));
  Values thirteen = twelve;
  thirteen.push_back(4);
  EXPECT_FALSE(Chart(thirteen, options).trial_limits);
  EXPECT_EQ(Chart(thirteen, options).variation, VariationIcon::kCommonCause);
  options.icons_on_trial_limits = true;
  EXPECT_EQ(Chart(twelve, options).assurance, AssuranceIcon::kConsistentlyFails);
}

TEST(XmrFlatSeriesTest, AConstantSeriesHasNoLimitsAndNoFlags) {
  XmrOptions options;
  options.target = 6;
  const auto chart = Chart(Values(15, 5.0), options);
  EXPECT_FALSE(chart.LimitsAt(0).has_value());
  ExpectOnly(chart, {});
  EXPECT_EQ(chart.assurance, AssuranceIcon::kEmpty);
  EXPECT_THAT(chart.note, HasSubstr("do not vary"));
  options.flat_series = FlatSeries::kAsWritten;
  EXPECT_EQ(Chart(Values(15, 5.0), options).LimitsAt(0)->upper, 5.0);
}

TEST(XmrFlatSeriesTest, OneDeviationFlagsThatPointAloneAndNotTheRest) {
  Values values(15, 0.1);
  values.back() = 2;
  XmrOptions options;
  options.screen_outliers = true;
  const auto guarded = Chart(values, options);
  ExpectOnly(guarded, {{15, SpecialCause::kAboveUpperLimit}});
  EXPECT_TRUE(guarded.groups[0].base.guards.screening_undone);
  EXPECT_TRUE(guarded.groups[0].base.guards.single_deviation);
  EXPECT_THAT(guarded.note, HasSubstr("One value alone differs"));
  // The package collapses the limits on the mean and flags every point.
  const auto as_written = Chart(values, NhsrPlotTheDots022());
  for (const auto& point : as_written.points) EXPECT_NE(point.cause, SpecialCause::kCommonCause);
}

TEST(XmrFlatSeriesTest, TheDeviatingPointMayComeFirst) {
  Values values(15, 0.0);
  values.front() = 2;
  ExpectOnly(Chart(values, {}), {{1, SpecialCause::kAboveUpperLimit}});
}

TEST(XmrRefusalTest, WhatCannotBeChartedIsRefused) {
  const auto code = [](const Values& values, const XmrOptions& options) {
    return ComputeXmr(values, options).status().code();
  };
  const auto refused = absl::StatusCode::kInvalidArgument;
  EXPECT_EQ(code({}, {}), refused);
  EXPECT_EQ(code({1, std::numeric_limits<double>::quiet_NaN()}, {}), refused);
  EXPECT_EQ(code({1, std::numeric_limits<double>::infinity()}, {}), refused);
  EXPECT_EQ(code(Values(kMaxXmrPoints + 1, 1.0), {}), refused);
  XmrOptions options;
  options.run_length = 5;
  EXPECT_EQ(code({1, 2}, options), refused);
  options = {};
  options.fix_after_n_points = 11;
  EXPECT_EQ(code({1, 2}, options), refused);
  for (const auto& positions : std::vector<std::vector<std::size_t>>{{0}, {2}, {1, 1}}) {
    options = {};
    options.rebase_at = positions;
    EXPECT_EQ(code({1, 2}, options), refused);
  }
  EXPECT_TRUE(ComputeXmr(Values{1}, {}).ok());
}

TEST(XmrNoteTest, TheNoteNamesTheRuleVersion) {
  EXPECT_THAT(RuleNote(MakingDataCountTool()), HasSubstr("November 2023"));
  EXPECT_THAT(RuleNote(NhsrPlotTheDots022()), HasSubstr("NHSRplotthedots 0.2.2"));
  XmrOptions local;
  local.run_length = 6;
  EXPECT_THAT(RuleNote(local), HasSubstr("local choices"));
}

}  // namespace
}  // namespace participation::statistics
