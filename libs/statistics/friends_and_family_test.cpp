#include "libs/statistics/friends_and_family.hpp"

#include <gtest/gtest.h>

namespace participation::statistics {
namespace {

TEST(FriendsAndFamilyTest, DontKnowStaysInTheDenominator) {
  const FftCounts counts{
      .very_good = 50, .good = 20, .neither_good_nor_poor = 10, .poor = 6, .very_poor = 4, .dont_know = 10};
  EXPECT_EQ(Total(counts), 100);
  EXPECT_EQ(PercentPositive(counts), (Percentage{70, 100}));
  EXPECT_EQ(PercentNegative(counts), (Percentage{10, 100}));
}

TEST(FriendsAndFamilyTest, NoAnswersAreBlankAndNotZeroPercent) {
  EXPECT_EQ(PercentPositive({}), std::nullopt);
  EXPECT_EQ(PercentNegative({}), std::nullopt);
}

TEST(FriendsAndFamilyTest, AllNegativeIsZeroPercentPositive) {
  const auto positive = PercentPositive({.poor = 3});
  ASSERT_TRUE(positive.has_value());
  EXPECT_EQ(positive->WholePercent(), 0);
}

TEST(FriendsAndFamilyTest, WholePercentRoundsHalvesUp) {
  EXPECT_EQ((Percentage{1, 8}.WholePercent()), 13);       // 12.5
  EXPECT_EQ((Percentage{1, 3}.WholePercent()), 33);       // 33.3
  EXPECT_EQ((Percentage{2, 3}.WholePercent()), 67);       // 66.7
  EXPECT_EQ((Percentage{199, 200}.WholePercent()), 100);  // 99.5
  EXPECT_EQ((Percentage{3, 2}.WholePercent()), 150);
  EXPECT_EQ((Percentage{6'000'000'000'000'000'000, 6'000'000'000'000'000'001}.WholePercent()), 100);
}

TEST(FriendsAndFamilyTest, AnAggregateComesFromSummedCountsNotFromAveragedPercentages) {
  const FftCounts small{.very_poor = 10};
  const FftCounts large{.very_good = 90};
  const auto positive = PercentPositive(Add(small, large));
  ASSERT_TRUE(positive.has_value());
  EXPECT_EQ(positive->WholePercent(), 90);  // the mean of 0% and 100% would say 50
  const FftCounts parts[] = {small, large, small};
  EXPECT_EQ(Sum(parts), (FftCounts{.very_good = 90, .very_poor = 20}));
}

TEST(FriendsAndFamilyTest, EachAnswerIsAddedToItsOwn) {
  const FftCounts one{1, 2, 3, 4, 5, 6};
  const FftCounts other{10, 20, 30, 40, 50, 60};
  EXPECT_EQ(Add(one, other), (FftCounts{11, 22, 33, 44, 55, 66}));
}

TEST(FriendsAndFamilyTest, ThereIsNoResponseRateWhereEligibleIsNotCollected) {
  EXPECT_EQ(ResponseRate(10, std::nullopt), std::nullopt);
  EXPECT_EQ(ResponseRate(10, 0), std::nullopt);
  EXPECT_EQ(ResponseRate(10, 40), (Percentage{10, 40}));
}

TEST(FriendsAndFamilyTest, NegativeAndAbsurdCountsAreRefused) {
  EXPECT_TRUE(Validate({.good = 3}).ok());
  EXPECT_EQ(Validate({.good = -1}).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Validate({.dont_know = kMaxFftCount + 1}).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace participation::statistics
