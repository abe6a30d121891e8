#include "services/impact_reporting/domain/chart.hpp"

#include <gmock/gmock.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::impact_reporting {
namespace {

using statistics::SpecialCause;
using ::testing::ElementsAre;
using testing::HasSubstr;
using ::testing::SizeIs;
using testing::StatusIs;

// Months from January 2024 on in which so many answered.
std::vector<MonthCounts> Responses(const std::vector<std::int64_t>& counts) {
  std::vector<MonthCounts> series;
  auto month = std::chrono::year{2024} / std::chrono::January;
  for (const auto count : counts) {
    if (count > 0) series.push_back({ToMonth(month), {.very_good = count}});
    month += std::chrono::months{1};
  }
  return series;
}

// Months from January 2024 on with so many positive of a hundred answers.
std::vector<MonthCounts> Percentages(const std::vector<std::int64_t>& percentages) {
  auto series = Responses(percentages);
  for (auto& month : series) month.counts.poor = 100 - month.counts.very_good;
  return series;
}

TEST(ChartTest, TheLimitsAreThoseOfThePublishedExample) {
  const auto series = Responses({1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1});
  const auto chart = DrawChart(series, Measure::kResponses, {.rules = RuleVersion::kNhsrPlotTheDots});
  ASSERT_TRUE(chart.ok()) << chart.status();
  EXPECT_NEAR(chart->points[0].centre, 1.9444, 1e-4);
  EXPECT_NEAR(chart->points[0].limits->upper, 4.6044, 1e-4);
  EXPECT_NEAR(chart->points[0].limits->lower, -0.7156, 1e-4);
  for (std::size_t i = 0; i < chart->points.size(); ++i) {
    EXPECT_EQ(chart->points[i].cause, i == 4 ? SpecialCause::kAboveUpperLimit : SpecialCause::kCommonCause) << i;
  }
}

TEST(ChartTest, TheScreenOfOutliersIsAnOption) {
  const auto series = Responses({1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1});
  const auto chart = DrawChart(series, Measure::kResponses, {});
  EXPECT_NEAR(chart->points[0].limits->upper, 6.9515, 1e-4);
  const auto screened = DrawChart(series, Measure::kResponses, {.screen_outliers = true});
  EXPECT_NEAR(screened->points[0].limits->upper, 4.6044, 1e-4);
  EXPECT_NE(chart->note, screened->note);
}

TEST(ChartTest, SevenRisingMonthsAreAnImprovementWhereMoreIsBetter) {
  const auto series = Percentages({50, 52, 49, 51, 50, 48, 49, 50, 51, 52, 53, 54, 55, 50, 49, 51});
  const auto chart = DrawChart(series, Measure::kPercentPositive, {});
  ASSERT_TRUE(chart.ok()) << chart.status();
  EXPECT_NEAR(chart->points[0].centre, 50.875, 1e-9);
  EXPECT_NEAR(chart->points[0].limits->lower, 46.4417, 1e-4);
  for (std::size_t i = 5; i <= 12; ++i) {
    EXPECT_EQ(chart->points[i].cause, SpecialCause::kIncreasingTrend) << i;
    EXPECT_EQ(chart->points[i].type, statistics::PointType::kImprovement) << i;
  }
}

TEST(ChartTest, AMonthWithoutAnAnswerIsAGapInPercentagesAndZeroInNumbers) {
  const auto series = Percentages({50, 52, 0, 51});
  const auto percentages = DrawChart(series, Measure::kPercentPositive, {});
  EXPECT_THAT(percentages->points, SizeIs(3));
  EXPECT_THAT(percentages->gaps, ElementsAre("2024-03"));
  const auto numbers = DrawChart(series, Measure::kResponses, {});
  EXPECT_THAT(numbers->points, SizeIs(4));
  EXPECT_EQ(numbers->points[2].value, 0);
}

TEST(ChartTest, FewMonthsHaveTrialLimitsAndNoIcons) {
  const auto chart = DrawChart(Percentages({50, 52, 51}), Measure::kPercentPositive, {.target = 90});
  EXPECT_TRUE(chart->trial_limits);
  EXPECT_EQ(chart->variation, statistics::VariationIcon::kEmpty);
  EXPECT_THAT(chart->note, HasSubstr("Trial limits"));
}

TEST(ChartTest, ATargetAboveTheLimitsIsConsistentlyMissed) {
  const auto series = Percentages({50, 52, 49, 51, 50, 48, 49, 50, 51, 52, 50, 49, 51});
  const auto chart = DrawChart(series, Measure::kPercentPositive, {.target = 90});
  EXPECT_EQ(chart->assurance, statistics::AssuranceIcon::kConsistentlyFails);
}

TEST(ChartTest, ARebaseBeginsAGroupWithAMeanOfItsOwn) {
  const auto chart =
      DrawChart(Percentages({50, 52, 50, 80, 82, 80}), Measure::kPercentPositive, {.rebase_months = {"2024-04"}});
  ASSERT_TRUE(chart.ok()) << chart.status();
  EXPECT_NEAR(chart->points[2].centre, 50.667, 1e-3);
  EXPECT_NEAR(chart->points[3].centre, 80.667, 1e-3);
}

TEST(ChartTest, ARebaseThatLeavesAGroupEmptyIsRefused) {
  for (const char* month : {"2024-01", "2025-01"}) {
    EXPECT_THAT(DrawChart(Percentages({50, 52}), Measure::kPercentPositive, {.rebase_months = {month}}),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("rebase_months")));
  }
}

TEST(ChartTest, FewerPointsThanWantedAreRefusedWithHowManyThereAre) {
  const auto refused = DrawChart(Percentages({50, 52}), Measure::kPercentPositive, {.minimum_points = 13});
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(refusal::MetadataOf(refused.status()).at("points"), "2");
  EXPECT_THAT(DrawChart({}, Measure::kPercentPositive, {}), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST(ChartTest, AChartOfProportionsHasLimitsThatDependOnHowManyAnswered) {
  std::vector<MonthCounts> series{{"2024-01", {.very_good = 5, .poor = 5}}, {"2024-02", {.very_good = 50, .poor = 50}}};
  const auto chart = DrawChart(series, Measure::kPercentPositive, {.kind = ChartKind::kP});
  ASSERT_TRUE(chart.ok()) << chart.status();
  EXPECT_DOUBLE_EQ(chart->points[0].centre, 50);
  EXPECT_NEAR(chart->points[0].limits->upper, 97.434, 1e-3);  // 50 + 3 * sqrt(0.25 / 10) * 100
  EXPECT_NEAR(chart->points[1].limits->upper, 65, 1e-9);      // 50 + 3 * sqrt(0.25 / 100) * 100
  EXPECT_THAT(DrawChart(series, Measure::kResponses, {.kind = ChartKind::kP}),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace participation::impact_reporting
