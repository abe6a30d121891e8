#include "libs/statistics/friends_and_family_series.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace participation::statistics {
namespace {

using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month;

year_month Month(int y, unsigned m) { return year{y} / month{m}; }

TEST(FftSeriesTest, EachMonthBelongsToTheSeriesOfItsTime) {
  EXPECT_EQ(SeriesOf(Month(2013, 3)), std::nullopt);
  EXPECT_EQ(SeriesOf(Month(2013, 4)), FftSeries::kNetScore);
  EXPECT_EQ(SeriesOf(Month(2014, 9)), FftSeries::kNetScore);
  EXPECT_EQ(SeriesOf(Month(2014, 10)), FftSeries::kPercentRecommend);
  EXPECT_EQ(SeriesOf(Month(2020, 3)), FftSeries::kPercentRecommend);
  EXPECT_EQ(SeriesOf(Month(2020, 4)), FftSeries::kPercentPositive);
  EXPECT_EQ(SeriesOf(Month(2026, 1)), FftSeries::kPercentPositive);
  EXPECT_EQ(SeriesOf(Month(2021, 13)), std::nullopt);
}

TEST(FftSeriesTest, TheSeriesFollowOneAnotherWithoutGap) {
  EXPECT_EQ(*LastMonth(FftSeries::kNetScore) + std::chrono::months{1}, FirstMonth(FftSeries::kPercentRecommend));
  EXPECT_EQ(*LastMonth(FftSeries::kPercentRecommend) + std::chrono::months{1}, FirstMonth(FftSeries::kPercentPositive));
  EXPECT_EQ(LastMonth(FftSeries::kPercentPositive), std::nullopt);
}

TEST(FftSeriesTest, MonthsOfTwoSeriesAreNotComparableAndTheChartBreaks) {
  EXPECT_TRUE(Comparable(Month(2020, 4), Month(2024, 1)));
  EXPECT_FALSE(Comparable(Month(2020, 3), Month(2020, 4)));
  EXPECT_FALSE(Comparable(Month(2012, 1), Month(2012, 1)));
  const year_month months[] = {Month(2014, 8), Month(2014, 9), Month(2014, 10), Month(2020, 3), Month(2020, 4)};
  EXPECT_THAT(SeriesBreaks(months), testing::ElementsAre(2, 4));
  EXPECT_THAT(SeriesBreaks({}), testing::IsEmpty());
}

TEST(FftSeriesTest, TheNetScoreTakesDetractorsFromPromotersAndLeavesDontKnowOut) {
  const LegacyFftCounts counts{
      .extremely_likely = 60, .likely = 20, .neither = 10, .unlikely = 6, .extremely_unlikely = 4, .dont_know = 100};
  EXPECT_DOUBLE_EQ(*NetScore(counts), 40.0);
  EXPECT_DOUBLE_EQ(*NetScore({.extremely_unlikely = 1}), -100.0);
  EXPECT_EQ(NetScore({.dont_know = 5}), std::nullopt);
}

TEST(FftSeriesTest, PercentRecommendKeepsDontKnowInTheDenominator) {
  EXPECT_EQ(PercentRecommend({.extremely_likely = 60, .likely = 20, .dont_know = 20}), (Percentage{80, 100}));
  EXPECT_EQ(PercentRecommend({}), std::nullopt);
}

}  // namespace
}  // namespace participation::statistics
