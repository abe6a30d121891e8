#include "libs/statistics/p_chart.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace participation::statistics {
namespace {

using nlohmann::json;

constexpr char kGolden[] = PARTICIPATION_SOURCE_DIR "/../shared/data/spc/p-u-golden.json";

std::vector<Proportion> SeriesOf(const json& reference) {
  std::vector<Proportion> series;
  for (std::size_t i = 0; i < reference["numerator"].size(); ++i) {
    series.push_back({reference["numerator"][i].get<std::int64_t>(), reference["denominator"][i].get<std::int64_t>()});
  }
  return series;
}

void ExpectLimits(const PChart& chart, const json& lower, const json& upper) {
  ASSERT_EQ(chart.points.size(), lower.size());
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    SCOPED_TRACE(i);
    ASSERT_TRUE(chart.points[i].limits.has_value());
    EXPECT_NEAR(chart.points[i].limits->lower, lower[i].get<double>(), 1e-12);
    EXPECT_NEAR(chart.points[i].limits->upper, upper[i].get<double>(), 1e-12);
  }
}

TEST(PChartTest, LimitsAgreeWithTheReferenceSeries) {
  std::ifstream file(kGolden);
  if (!file) GTEST_SKIP() << "reference series absent: " << kGolden;
  const json golden = json::parse(file);
  ASSERT_EQ(golden["cases"].size(), 4U);
  for (const json& reference : golden["cases"]) {
    SCOPED_TRACE(reference["id"].get<std::string>());
    const auto series = SeriesOf(reference);
    const auto p = ComputePChart(series, {.kind = PChartKind::kShewhart});
    const auto prime = ComputePChart(series, {.kind = PChartKind::kLaneyPrime, .clip_to_unit_interval = false});
    ASSERT_TRUE(p.ok() && prime.ok());
    EXPECT_NEAR(p->centre, reference["pbar"].get<double>(), 1e-12);
    EXPECT_NEAR(*prime->sigma_z, reference["pprime_sigma_z"].get<double>(), 1e-12);
    ExpectLimits(*p, reference["p_lcl"], reference["p_ucl"]);
    ExpectLimits(*prime, reference["pprime_lcl"], reference["pprime_ucl"]);
  }
}

TEST(PChartTest, LimitsStayBetweenNoneAndAll) {
  const std::vector<Proportion> series{{9, 10}, {1, 2}, {1, 1}, {12, 14}, {0, 3}};
  const auto chart = ComputePChart(series);
  ASSERT_TRUE(chart.ok());
  for (const auto& point : chart->points) {
    EXPECT_GE(point.limits->lower, 0);
    EXPECT_LE(point.limits->upper, 1);
  }
}

TEST(PChartTest, TheSmallMonthHasWiderLimitsThanTheLarge) {
  const std::vector<Proportion> series{{80, 100}, {7, 10}, {85, 100}, {79, 100}};
  const auto chart = ComputePChart(series, {.clip_to_unit_interval = false});
  ASSERT_TRUE(chart.ok());
  EXPECT_LT(chart->points[1].limits->lower, chart->points[0].limits->lower);
}

TEST(PChartTest, AMonthWithoutAnswersIsAGapAndNotAZero) {
  std::vector<Proportion> series{{8, 10}, {0, 0}, {9, 10}, {7, 10}};
  const auto with_gap = ComputePChart(series);
  series.erase(series.begin() + 1);
  const auto without = ComputePChart(series);
  ASSERT_TRUE(with_gap.ok() && without.ok());
  EXPECT_EQ(with_gap->points[1].proportion, std::nullopt);
  EXPECT_EQ(with_gap->points[1].limits, std::nullopt);
  EXPECT_DOUBLE_EQ(with_gap->centre, without->centre);
  EXPECT_DOUBLE_EQ(*with_gap->sigma_z, *without->sigma_z);
}

TEST(PChartTest, AFallBelowTheLimitIsAConcernWhenMoreIsBetter) {
  std::vector<Proportion> series(14, Proportion{90, 100});
  series[3].numerator = 92;
  series[7].numerator = 88;
  series.push_back({40, 100});
  const auto chart = ComputePChart(series, {.kind = PChartKind::kShewhart});
  ASSERT_TRUE(chart.ok());
  EXPECT_EQ(chart->points.back().cause, SpecialCause::kBelowLowerLimit);
  EXPECT_EQ(chart->points.back().type, PointType::kConcern);
  EXPECT_EQ(chart->variation, VariationIcon::kConcernLow);
}

TEST(PChartTest, WhenEverybodyAgreesThereAreNoLimits) {
  const std::vector<Proportion> series(15, Proportion{10, 10});
  for (const auto kind : {PChartKind::kShewhart, PChartKind::kLaneyPrime}) {
    const auto chart = ComputePChart(series, {.kind = kind});
    ASSERT_TRUE(chart.ok());
    EXPECT_EQ(chart->points.front().limits, std::nullopt);
    EXPECT_EQ(chart->variation, VariationIcon::kCommonCause);
  }
}

TEST(PChartTest, WhatIsNoProportionIsRefused) {
  const auto code = [](std::vector<Proportion> series) { return ComputePChart(series).status().code(); };
  EXPECT_EQ(code({}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({{0, 0}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({{3, 2}}), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({{-1, 2}}), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace participation::statistics
