#include "libs/disclosure/small_numbers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace participation::disclosure {
namespace {

using testing::ElementsAre;
using Counts = std::vector<std::int64_t>;

std::vector<std::string> ShownList(const Counts& counts, const SmallNumberRule& rule) {
  const auto published = PublishList(counts, rule);
  EXPECT_TRUE(published.ok()) << published.status();
  std::vector<std::string> shown;
  for (const auto& count : published->counts) shown.push_back(Shown(count));
  shown.push_back(Shown(published->total));
  return shown;
}

TEST(SmallNumbersTest, TheNhsMethodWithholdsOneToSevenAndRoundsTheRestToFive) {
  EXPECT_EQ(Shown(PublishCount(0, kNhsRounding)), "0");
  EXPECT_EQ(Shown(PublishCount(1, kNhsRounding)), "*");
  EXPECT_EQ(Shown(PublishCount(7, kNhsRounding)), "*");
  EXPECT_EQ(Shown(PublishCount(8, kNhsRounding)), "10");
  EXPECT_EQ(Shown(PublishCount(12, kNhsRounding)), "10");
  EXPECT_EQ(Shown(PublishCount(13, kNhsRounding)), "15");
  EXPECT_THAT(ShownList({0, 3, 12, 101}, kNhsRounding), ElementsAre("0", "*", "10", "100", "115"));
}

TEST(SmallNumbersTest, AThresholdShowsExactCountsFromItself) {
  EXPECT_EQ(Shown(PublishCount(4, kBelowFive)), "*");
  EXPECT_EQ(Shown(PublishCount(5, kBelowFive)), "5");
  EXPECT_EQ(Shown(PublishCount(9, kBelowTen)), "*");
  EXPECT_EQ(Shown(PublishCount(10, kBelowTen)), "10");
}

TEST(SmallNumbersTest, TheCheapestOtherCountIsWithheldWithASmallOne) {
  EXPECT_THAT(ShownList({2, 40, 30, 0}, kBelowFive), ElementsAre("*", "40", "*", "0", "72"));
}

TEST(SmallNumbersTest, TwoSmallCountsWhoseSumGivesThemAwayNeedAThird) {
  EXPECT_THAT(ShownList({1, 1, 20}, kBelowFive), ElementsAre("*", "*", "*", "22"));
  EXPECT_THAT(ShownList({4, 4, 20}, kBelowFive), ElementsAre("*", "*", "*", "28"));
}

TEST(SmallNumbersTest, TwoSmallCountsThatCoverEachOtherNeedNothingMore) {
  EXPECT_THAT(ShownList({2, 3, 20, 30}, kBelowFive), ElementsAre("*", "*", "20", "30", "55"));
}

TEST(SmallNumbersTest, WhenAllCountsAreSmallTheTotalGoesToo) {
  EXPECT_THAT(ShownList({3, 0}, kBelowFive), ElementsAre("*", "0", "*"));
  EXPECT_THAT(ShownList({4, 4}, kBelowFive), ElementsAre("*", "*", "*"));
}

TEST(SmallNumbersTest, NothingIsWithheldWhereNothingIsSmall) {
  EXPECT_THAT(ShownList({5, 0, 100}, kBelowFive), ElementsAre("5", "0", "100", "105"));
  EXPECT_THAT(ShownList({}, kBelowFive), ElementsAre("0"));
}

TEST(SmallNumbersTest, ASmallCellOfATableHidesACellInItsRowAndItsColumnAndKeepsTheTotals) {
  const auto table = PublishTable({.rows = 3, .columns = 3, .cells = {2, 20, 30, 25, 26, 27, 40, 41, 42}}, kBelowFive);
  ASSERT_TRUE(table.ok());
  EXPECT_THAT(table->row_totals, ElementsAre(52, 78, 123));
  EXPECT_THAT(table->column_totals, ElementsAre(67, 87, 99));
  EXPECT_EQ(table->total, 253);
  EXPECT_EQ(std::count(table->cells.begin(), table->cells.end(), std::nullopt), 4);
  EXPECT_EQ(table->cells[0], std::nullopt);
  EXPECT_EQ(table->cells[8], 42);
}

TEST(SmallNumbersTest, BadRulesAndCountsAreRefused) {
  const Counts counts{1, 2};
  EXPECT_FALSE(PublishList(counts, {.threshold = 2}).ok());
  EXPECT_FALSE(PublishList(counts, {.threshold = 101}).ok());
  EXPECT_FALSE(PublishList(counts, {.round_to = 0}).ok());
  EXPECT_FALSE(PublishList(counts, {.threshold = 5, .round_to = 10}).ok());
  EXPECT_FALSE(PublishList(Counts{-1}, kBelowFive).ok());
  EXPECT_FALSE(PublishList(Counts{kMaxCount + 1}, kBelowFive).ok());
  EXPECT_FALSE(PublishList(Counts(kMaxListCounts + 1, 1), kBelowFive).ok());
  EXPECT_FALSE(PublishTable({.rows = 2, .columns = 2, .cells = {1, 2, 3}}, kBelowFive).ok());
  EXPECT_FALSE(
      PublishTable({.rows = 1, .columns = kMaxTableCells + 1, .cells = Counts(kMaxTableCells + 1, 9)}, kBelowFive)
          .ok());
  EXPECT_FALSE(PublishTable({.rows = 0, .columns = 2, .cells = {}}, kBelowFive).ok());
}

}  // namespace
}  // namespace participation::disclosure
