#include "services/impact_reporting/usecases/draw_control_chart.hpp"

#include <algorithm>

#include "libs/clock/uk_time.hpp"
#include "services/impact_reporting/store/answer_store.hpp"

namespace participation::impact_reporting {
namespace {

constexpr char kFirstOfAll[] = "0000-01";
constexpr char kLastOfAll[] = "9999-12";

// Numbers are zero in the months after the last answer, too.
void FillUpTo(const Month& last, std::vector<MonthCounts>& series) {
  if (!series.empty() && series.back().month < last) series.push_back({.month = last});
}

}  // namespace

absl::StatusOr<Chart> DrawControlChart(database::Transaction& transaction, const ChartQuery& query, clock::Time now) {
  const Months asked{query.first_month.empty() ? kFirstOfAll : query.first_month,
                     query.last_month.empty() ? kLastOfAll : query.last_month};
  if (auto sound = Months::Of(asked.first, asked.last, SIZE_MAX / 2); !sound.ok()) return sound.status();
  auto series = AnswerStore{transaction}.Series(query.organisation, query.site, query.question, asked);
  const Month last_ended = LastEndedOn(clock::UkDateOf(now));
  const auto not_ended = std::erase_if(series, [&](const MonthCounts& counts) { return counts.month > last_ended; });
  if (query.measure == Measure::kResponses) FillUpTo(std::min(asked.last, last_ended), series);
  std::size_t earlier = 0;
  if (query.measure == Measure::kPercentPositive && query.question == kFriendsAndFamilyQuestion) {
    earlier = std::erase_if(series, [](const MonthCounts& counts) { return !IsOfTodaysTest(counts.month); });
  }
  if (!series.empty()) {
    const auto months = Months::Of(series.front().month, series.back().month, kMostChartMonths);
    if (!months.ok()) return months.status();
  }
  auto chart = DrawChart(series, query.measure, query.options);
  if (chart.ok() && earlier > 0) chart->note += " Months before April 2020 measured something else and are left out.";
  if (chart.ok() && not_ended > 0) chart->note += kNotEndedLeftOut;
  return chart;
}

}  // namespace participation::impact_reporting
