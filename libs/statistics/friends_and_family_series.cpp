#include "libs/statistics/friends_and_family_series.hpp"

namespace participation::statistics {

using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month;

std::optional<double> NetScore(const LegacyFftCounts& counts) {
  const std::int64_t detractors = counts.neither + counts.unlikely + counts.extremely_unlikely;
  const std::int64_t answered = counts.extremely_likely + counts.likely + detractors;
  if (answered <= 0) return std::nullopt;
  return 100.0 * static_cast<double>(counts.extremely_likely - detractors) / static_cast<double>(answered);
}

std::optional<Percentage> PercentRecommend(const LegacyFftCounts& counts) {
  const std::int64_t recommend = counts.extremely_likely + counts.likely;
  const std::int64_t total =
      recommend + counts.neither + counts.unlikely + counts.extremely_unlikely + counts.dont_know;
  if (total <= 0) return std::nullopt;
  return Percentage{recommend, total};
}

std::optional<FftSeries> SeriesOf(year_month month_of_data) {
  if (!month_of_data.ok() || month_of_data < FirstMonth(FftSeries::kNetScore)) return std::nullopt;
  if (month_of_data < FirstMonth(FftSeries::kPercentRecommend)) return FftSeries::kNetScore;
  if (month_of_data < FirstMonth(FftSeries::kPercentPositive)) return FftSeries::kPercentRecommend;
  return FftSeries::kPercentPositive;
}

year_month FirstMonth(FftSeries series) {
  switch (series) {
    case FftSeries::kNetScore:
      return year{2013} / month{4};
    case FftSeries::kPercentRecommend:
      return year{2014} / month{10};
    case FftSeries::kPercentPositive:
      break;
  }
  return year{2020} / month{4};
}

std::optional<year_month> LastMonth(FftSeries series) {
  switch (series) {
    case FftSeries::kNetScore:
      return year{2014} / month{9};
    case FftSeries::kPercentRecommend:
      return year{2020} / month{3};
    case FftSeries::kPercentPositive:
      break;
  }
  return std::nullopt;
}

bool Comparable(year_month one, year_month other) {
  const auto series = SeriesOf(one);
  return series.has_value() && series == SeriesOf(other);
}

std::vector<std::size_t> SeriesBreaks(std::span<const year_month> months) {
  std::vector<std::size_t> breaks;
  for (std::size_t i = 1; i < months.size(); ++i) {
    if (!Comparable(months[i - 1], months[i])) breaks.push_back(i);
  }
  return breaks;
}

std::string_view Title(FftSeries series) {
  switch (series) {
    case FftSeries::kNetScore:
      return "Net score (April 2013 to September 2014)";
    case FftSeries::kPercentRecommend:
      return "Percent recommend (October 2014 to March 2020)";
    case FftSeries::kPercentPositive:
      break;
  }
  return "Percent positive (from April 2020)";
}

}  // namespace participation::statistics
