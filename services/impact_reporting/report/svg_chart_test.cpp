#include "services/impact_reporting/report/svg_chart.hpp"

#include <gmock/gmock.h>

namespace participation::impact_reporting::report {
namespace {

using ::testing::HasSubstr;
using testing::Not;

// Months of 2025 in each of which so many of a hundred were positive.
std::string Drawn(const std::vector<std::int64_t>& percentages, std::optional<double> target = std::nullopt) {
  std::vector<MonthCounts> series;
  for (const auto percent : percentages) {
    const auto month = std::chrono::year{2025} / 1 + std::chrono::months{series.size()};
    series.push_back({ToMonth(month), {.very_good = percent, .poor = 100 - percent}});
  }
  return DrawSvg(*DrawChart(series, Measure::kPercentPositive, {.target = target}), "Percent positive");
}

TEST(SvgChartTest, AChartInWhichNothingVariesIsDrawnAtTheEndOfItsScale) {
  for (const std::string& all : {Drawn({100, 100, 100}), Drawn({100}, 150)}) {
    EXPECT_THAT(all, Not(HasSubstr("nan")));
    EXPECT_THAT(all, HasSubstr(",14.0 \"/>")) << "the line of the values ends at the top";
    EXPECT_THAT(all, HasSubstr(">100%</text>"));
  }
  for (const std::string& none : {Drawn({0, 0, 0}), Drawn({0}, -5)}) {
    EXPECT_THAT(none, Not(HasSubstr("nan")));
    EXPECT_THAT(none, HasSubstr(",282.0 \"/>")) << "and at the bottom";
    EXPECT_THAT(none, HasSubstr(">0%</text>"));
  }
}

TEST(SvgChartTest, OneMonthIsAPointWithItsName) {
  const std::string one = Drawn({93});
  EXPECT_THAT(one, Not(HasSubstr("nan")));
  EXPECT_THAT(one, HasSubstr("<circle"));
  EXPECT_THAT(one, HasSubstr(">2025-01</text>"));
}

}  // namespace
}  // namespace participation::impact_reporting::report
