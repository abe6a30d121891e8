#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/statistics/xmr_expectations.hpp"

namespace participation::statistics {
namespace {

using testing::HasSubstr;

const Values kOneOutlier{1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
const Values kTrend{50, 52, 49, 51, 50, 48, 49, 50, 51, 52, 53, 54, 55, 50, 49, 51};
const Values kShift{94, 91, 95, 92, 93, 90, 94, 88, 92, 97, 96, 98, 97, 96, 99, 97, 98, 96, 97, 98};
const Values kTwoOfThree{50, 52, 49, 51, 49, 52, 48, 50, 52, 49, 50, 51, 49, 56, 52, 56, 50, 49, 51, 48};
const Values kTie{50, 52, 49, 51, 47, 48, 49, 50, 50, 51, 52, 53, 49, 51};
const Values kValley{55, 54, 53, 52, 51, 50, 49, 50, 51, 52, 53, 54, 55, 50};

TEST(XmrVectorTest, AnOutlierIsFlaggedWithAndWithoutScreening) {
  const auto screened = Chart(kOneOutlier, NhsrPlotTheDots022());
  ExpectLimits(screened, 1.9444, -0.7156, 4.6044);
  EXPECT_NEAR(screened.LimitsAt(0)->near_lower, 0.1711, 5e-5);
  EXPECT_NEAR(screened.LimitsAt(0)->near_upper, 3.7178, 5e-5);
  ExpectOnly(screened, {{5, SpecialCause::kAboveUpperLimit}});

  const auto unscreened = Chart(kOneOutlier, MakingDataCountTool());
  ExpectLimits(unscreened, 1.9444, -3.0626, 6.9515);
  ExpectOnly(unscreened, {{5, SpecialCause::kAboveUpperLimit}});
}

TEST(XmrVectorTest, SevenRisingPointsAreATrend) {
  const auto chart = Chart(kTrend, NhsrPlotTheDots022());
  ExpectLimits(chart, 50.875, 46.4417, 55.3083);
  ExpectOnly(chart, Range(6, 13, SpecialCause::kIncreasingTrend));
}

TEST(XmrVectorTest, SevenPointsOnOneSideOfTheMeanAreARun) {
  const auto chart = Chart(kShift, NhsrPlotTheDots022());
  ExpectLimits(chart, 94.9, 88.18, 101.62);
  auto expected = Range(10, 20, SpecialCause::kRunAbove);
  expected.emplace_back(8, SpecialCause::kBelowLowerLimit);
  ExpectOnly(chart, expected);
  EXPECT_EQ(chart.variation, VariationIcon::kImprovementHigh);
}

TEST(XmrVectorTest, OfTwoInThreeOnlyTheNearPointsAreFlagged) {
  const auto chart = Chart(kTwoOfThree, NhsrPlotTheDots022());
  ExpectLimits(chart, 50.7, 43.14, 58.26);
  ExpectOnly(chart, {{14, SpecialCause::kTwoOfThreeAbove}, {16, SpecialCause::kTwoOfThreeAbove}});
}

TEST(XmrVectorTest, ATieBreaksATrend) { ExpectOnly(Chart(kTie, NhsrPlotTheDots022()), {}); }

TEST(XmrVectorTest, LimitsComeBeforeTrendsAndEachTrendHasItsDirection) {
  auto expected = Range(2, 6, SpecialCause::kDecreasingTrend);
  for (const auto& point : Range(8, 12, SpecialCause::kIncreasingTrend)) expected.push_back(point);
  expected.emplace_back(1, SpecialCause::kAboveUpperLimit);
  expected.emplace_back(13, SpecialCause::kAboveUpperLimit);
  expected.emplace_back(7, SpecialCause::kBelowLowerLimit);
  ExpectOnly(Chart(kValley, NhsrPlotTheDots022()), expected);
}

TEST(XmrVectorTest, WhereTwoTrendsMeetTheLaterGivesTheDirection) {
  // Unscreened, the limits are wider than the values, so that only the trends show.
  auto expected = Range(1, 6, SpecialCause::kDecreasingTrend);
  for (const auto& point : Range(7, 13, SpecialCause::kIncreasingTrend)) expected.push_back(point);
  ExpectOnly(Chart(kValley, MakingDataCountTool()), expected);
}

TEST(XmrRuleTest, SinceNovember2023APointBeyondTheLimitCountsTowardsTwoOfThree) {
  // Fixed limits: mean 5.5, average moving range 1, so near 7.273 and process limit 8.16.
  const Values values{6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 9, 8, 5, 5};
  XmrOptions options = MakingDataCountTool();
  options.fix_after_n_points = 12;
  ExpectOnly(Chart(values, options), {{13, SpecialCause::kAboveUpperLimit}});
  const Values with_third{6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 9, 8, 6, 5};
  ExpectOnly(Chart(with_third, options), {{13, SpecialCause::kAboveUpperLimit}, {14, SpecialCause::kTwoOfThreeAbove}});
  options.two_of_three = TwoOfThreeRule::kBetweenNearAndLimitOnly;
  ExpectOnly(Chart(with_third, options), {{13, SpecialCause::kAboveUpperLimit}});
}

TEST(XmrRuleTest, ARunOfSixIsSeenOnlyWhenSixIsChosen) {
  const Values values{1, 9, 1, 9, 1, 9, 1, 9, 1, 6, 6.5, 6.4, 6.6, 6.5, 6.6, 1, 2, 9, 1, 8, 1};
  XmrOptions options;
  ExpectOnly(Chart(values, options), {});
  options.run_length = 6;
  const auto chart = Chart(values, options);
  ExpectOnly(chart, Range(10, 15, SpecialCause::kRunAbove));
  EXPECT_EQ(Label(chart.points[9].cause, 6), "6 Points Above CL");
  EXPECT_THAT(chart.note, HasSubstr("6 points make a trend"));
}

TEST(XmrRuleTest, APointOnTheMeanBreaksARun) {
  const Values values{4, 6, 4, 6, 4, 6, 5.5, 5.5, 5.5, 5, 5.5, 5.5, 5.5, 4, 4.5, 4, 4.5, 5};
  EXPECT_DOUBLE_EQ(Chart(values, {}).MeanAt(0), 5.0);
  ExpectOnly(Chart(values, {}), {});
}

TEST(XmrRuleTest, AnEndOfARiseKeepsItsDirectionExceptInThePackage) {
  // Points 1-7 rise; point 8 is lower, and 8-14 rise again.
  const Values values{1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7};
  XmrOptions options;
  options.fix_after_n_points = 14;
  EXPECT_EQ(Chart(values, options).points[6].cause, SpecialCause::kIncreasingTrend);
  options.trend_direction = TrendDirection::kNeighbourSign;
  EXPECT_EQ(Chart(values, options).points[6].cause, SpecialCause::kDecreasingTrend);
}

}  // namespace
}  // namespace participation::statistics
