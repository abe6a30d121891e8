#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "libs/statistics/xmr.hpp"

namespace participation::statistics {
namespace {

using nlohmann::json;

constexpr char kFolder[] = PARTICIPATION_SOURCE_DIR "/../shared/data/spc/";

std::optional<json> Load(const std::string& name) {
  std::ifstream file(kFolder + name);
  if (!file) return std::nullopt;
  return json::parse(file);
}

XmrOptions OptionsOf(const json& reference) {
  XmrOptions options = NhsrPlotTheDots022();
  const json& given = reference["options"];
  if (given.is_object()) {
    if (given.value("improvement_direction", "increase") == "decrease") {
      options.improvement = ImprovementDirection::kDecrease;
    }
    options.screen_outliers = given.value("screen_outliers", true);
    if (given.contains("fix_after_n_points")) {
      options.fix_after_n_points = given["fix_after_n_points"].get<std::size_t>();
    }
    if (given.contains("target")) options.target = given["target"].get<double>();
  }
  const json& groups = reference["rebase_group"];
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (groups[i] != groups[i - 1]) options.rebase_at.push_back(i);
  }
  return options;
}

std::string TypeName(PointType type) {
  switch (type) {
    case PointType::kImprovement:
      return "special_cause_improvement";
    case PointType::kConcern:
      return "special_cause_concern";
    case PointType::kNeutralHigh:
      return "special_cause_neutral_high";
    case PointType::kNeutralLow:
      return "special_cause_neutral_low";
    case PointType::kCommonCause:
      break;
  }
  return "common_cause";
}

json AssuranceName(AssuranceIcon icon) {
  switch (icon) {
    case AssuranceIcon::kConsistentlyPasses:
      return "consistent_pass";
    case AssuranceIcon::kConsistentlyFails:
      return "consistent_fail";
    case AssuranceIcon::kHitAndMiss:
      return "inconsistent";
    case AssuranceIcon::kEmpty:
      break;
  }
  return nullptr;
}

void ExpectClose(double actual, const json& expected) {
  const double value = expected.get<double>();
  EXPECT_NEAR(actual, value, 1e-12 * std::max(1.0, std::abs(value)) * 10);
}

void ExpectPoint(const XmrChart& chart, std::size_t i, const json& reference) {
  ExpectClose(chart.MeanAt(i), reference["mean"][i]);
  const auto& limits = chart.LimitsAt(i);
  ASSERT_EQ(limits.has_value(), !reference["lpl"][i].is_null());
  if (limits) {
    ExpectClose(limits->lower, reference["lpl"][i]);
    ExpectClose(limits->upper, reference["upl"][i]);
    const double value = chart.points[i].value;
    const bool outside = value > limits->upper || value < limits->lower;
    EXPECT_EQ(outside, reference["outside_limits"][i].get<bool>());
    EXPECT_EQ(!outside && (value > limits->near_upper || value < limits->near_lower),
              reference["close_to_limits"][i].get<bool>());
  }
  EXPECT_EQ(Label(chart.points[i].cause, 7), reference["special_cause_type"][i].get<std::string>());
  EXPECT_EQ(TypeName(chart.points[i].type), reference["point_type"][i].get<std::string>());
  EXPECT_EQ(chart.groups[chart.points[i].group].trial_limits, reference["short_group_warning"][i].get<bool>());
}

TEST(XmrGoldenTest, TheNamedPresetGivesWhatThePackageGave) {
  const auto golden = Load("xmr-golden.json");
  if (!golden) GTEST_SKIP() << "reference series absent: " << kFolder << "xmr-golden.json";
  std::size_t points = 0;
  for (const json& reference : (*golden)["cases"]) {
    SCOPED_TRACE(reference["id"].get<std::string>());
    const auto options = OptionsOf(reference);
    const auto chart = ComputeXmr(reference["y"].get<std::vector<double>>(), options);
    ASSERT_TRUE(chart.ok()) << chart.status();
    for (std::size_t i = 0; i < chart->points.size(); ++i, ++points) {
      SCOPED_TRACE(i);
      ExpectPoint(*chart, i, reference);
    }
    EXPECT_EQ(AssuranceName(chart->assurance), reference["assurance_type"]);
    EXPECT_EQ(chart->variation, VariationOf(chart->points.back().cause, options.improvement));
  }
  EXPECT_EQ((*golden)["cases"].size(), 143U);
  EXPECT_GT(points, 4000U);
}

TEST(XmrGoldenTest, LimitsAgreeWithTheIndependentPythonPackage) {
  const auto golden = Load("xmr-limits-nhspy.json");
  if (!golden) GTEST_SKIP() << "reference series absent: " << kFolder << "xmr-limits-nhspy.json";
  for (const json& reference : (*golden)["limits"]) {
    SCOPED_TRACE(reference["values"].dump());
    const auto chart = ComputeXmr(reference["values"].get<std::vector<double>>(), NhsrPlotTheDots022());
    ASSERT_TRUE(chart.ok()) << chart.status();
    ASSERT_TRUE(chart->LimitsAt(0).has_value());
    ExpectClose(chart->MeanAt(0), reference["mean"]);
    ExpectClose(chart->LimitsAt(0)->lower, reference["lpl"]);
    ExpectClose(chart->LimitsAt(0)->upper, reference["upl"]);
    ExpectClose(chart->LimitsAt(0)->near_lower, reference["near_lpl"]);
    ExpectClose(chart->LimitsAt(0)->near_upper, reference["near_upl"]);
  }
}

}  // namespace
}  // namespace participation::statistics
