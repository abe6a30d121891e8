#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "libs/statistics/percentage.hpp"

namespace participation::statistics {

// The three measures the Friends and Family Test has had. They answer different questions on different scales and
// are not comparable: a chart over more than one shows a break, and no limits are computed across it.
enum class FftSeries {
  kNetScore,          // April 2013 to September 2014: net promoter score, -100 to +100
  kPercentRecommend,  // October 2014 to March 2020: extremely likely and likely, of all six answers
  kPercentPositive,   // from April 2020: very good and good, of all six answers
};

// Answers to “How likely are you to recommend … to friends and family …?”, asked until March 2020. A type of its
// own, so that the old answers cannot be added to the new.
struct LegacyFftCounts {
  std::int64_t extremely_likely = 0;
  std::int64_t likely = 0;
  std::int64_t neither = 0;
  std::int64_t unlikely = 0;
  std::int64_t extremely_unlikely = 0;
  std::int64_t dont_know = 0;
};

// Net score, -100 to +100: percent extremely likely minus percent neither, unlikely and extremely unlikely. “Likely”
// is passive and “don't know” is left out of the denominator. nullopt when nobody else answered.
std::optional<double> NetScore(const LegacyFftCounts& counts);

// (extremely likely + likely) / all six answers; nullopt when there are no answers.
std::optional<Percentage> PercentRecommend(const LegacyFftCounts& counts);

// The series a month of data belongs to; nullopt before April 2013, when the test began, or for an impossible month.
std::optional<FftSeries> SeriesOf(std::chrono::year_month month);

std::chrono::year_month FirstMonth(FftSeries series);

// The last month of a closed series; nullopt for the one still running.
std::optional<std::chrono::year_month> LastMonth(FftSeries series);

// Whether the values of two months may be compared or share one chart.
bool Comparable(std::chrono::year_month one, std::chrono::year_month other);

// Positions in an ascending list of months at which a new series begins and a break must be drawn. Position 0 is no
// break.
std::vector<std::size_t> SeriesBreaks(std::span<const std::chrono::year_month> months);

// What the axis of a chart says, for example “Percent positive (from April 2020)”.
std::string_view Title(FftSeries series);

}  // namespace participation::statistics
