#include "services/impact_reporting/usecases/draw_control_chart.hpp"

#include "libs/statistics/friends_and_family_series.hpp"
#include "services/impact_reporting/store/answer_store.hpp"

namespace participation::impact_reporting {
namespace {

constexpr char kFirstOfAll[] = "0000-01";
constexpr char kLastOfAll[] = "9999-12";

// Whether the month measured something else than percent positive.
bool IsOtherMeasure(const MonthCounts& month) {
  return statistics::SeriesOf(ToYearMonth(month.month)) != statistics::FftSeries::kPercentPositive;
}

}  // namespace

absl::StatusOr<Chart> DrawControlChart(database::Transaction& transaction, const ChartQuery& query) {
  const Months asked{query.first_month.empty() ? kFirstOfAll : query.first_month,
                     query.last_month.empty() ? kLastOfAll : query.last_month};
  if (auto sound = Months::Of(asked.first, asked.last, SIZE_MAX / 2); !sound.ok()) return sound.status();
  auto series = AnswerStore{transaction}.Series(query.organisation, query.site, query.question, asked);
  std::size_t left_out = 0;
  if (query.measure == Measure::kPercentPositive && query.question == kFriendsAndFamilyQuestion) {
    left_out = std::erase_if(series, IsOtherMeasure);
  }
  if (!series.empty()) {
    const auto months = Months::Of(series.front().month, series.back().month, kMostChartMonths);
    if (!months.ok()) return months.status();
  }
  auto chart = DrawChart(series, query.measure, query.options);
  if (chart.ok() && left_out > 0) {
    chart->note += " Months before April 2020 measured something else and are left out.";
  }
  return chart;
}

}  // namespace participation::impact_reporting
