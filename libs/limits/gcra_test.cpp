#include "libs/limits/gcra.hpp"

#include <gtest/gtest.h>

#include <random>

namespace participation::limits {
namespace {

constexpr Rate kTwoASecond{.per_second = 2, .at_once = 10};
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kNow = 1'000'000'000;

TEST(Gcra, LetsWhatIsAllowedAtOnceThroughAndThenTheRate) {
  std::int64_t full_at = 0;
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(Take(full_at, kNow, 1, kTwoASecond).allowed) << i;
  const Verdict refused = Take(full_at, kNow, 1, kTwoASecond);
  EXPECT_FALSE(refused.allowed);
  EXPECT_EQ(refused.wait_micros, kSecond / 2);
  EXPECT_TRUE(Take(full_at, kNow + refused.wait_micros, 1, kTwoASecond).allowed);
  EXPECT_FALSE(Take(full_at, kNow + refused.wait_micros, 1, kTwoASecond).allowed);
}

TEST(Gcra, ARefusalCostsNothing) {
  std::int64_t full_at = 0;
  EXPECT_TRUE(Take(full_at, kNow, 10, kTwoASecond).allowed);
  for (int i = 0; i < 1000; ++i) EXPECT_FALSE(Take(full_at, kNow, 1, kTwoASecond).allowed);
  EXPECT_TRUE(Take(full_at, kNow + kSecond / 2, 1, kTwoASecond).allowed);
}

TEST(Gcra, WhatCostsMoreThanIsAllowedAtOnceWaitsUntilAllIsThereAndIsPaidOff) {
  std::int64_t full_at = 0;
  EXPECT_TRUE(Take(full_at, kNow, 25, kTwoASecond).allowed);
  EXPECT_EQ(Take(full_at, kNow, 1, kTwoASecond).wait_micros, 8 * kSecond);  // 25 + 1 - 10, at two a second
  EXPECT_EQ(Take(full_at, kNow, 25, kTwoASecond).wait_micros, 25 * kSecond / 2);
}

TEST(Gcra, AfterAPauseThereIsNoMoreThanIsAllowedAtOnce) {
  std::int64_t full_at = 0;
  EXPECT_TRUE(Take(full_at, kNow, 10, kTwoASecond).allowed);
  int allowed = 0;
  while (Take(full_at, kNow + 3600 * kSecond, 1, kTwoASecond).allowed) ++allowed;
  EXPECT_EQ(allowed, 10);
}

// Whoever asks whenever they like never gets more in any stretch of time than the rate and what is allowed at once.
TEST(Gcra, NobodyGetsMoreThanTheRateHoweverTheyAsk) {
  std::mt19937 random{7};
  for (int round = 0; round < 50; ++round) {
    std::int64_t full_at = 0;
    std::int64_t now = kNow;
    double taken = 0;
    for (int i = 0; i < 2000; ++i) {
      now += std::uniform_int_distribution<std::int64_t>{0, kSecond / 2}(random);
      const double cost = std::uniform_int_distribution<int>{1, 5}(random);
      if (Take(full_at, now, cost, kTwoASecond).allowed) taken += cost;
      const double seconds = static_cast<double>(now - kNow) / 1e6;
      ASSERT_LE(taken, kTwoASecond.per_second * seconds + kTwoASecond.at_once + 1e-3);
    }
  }
}

TEST(Gcra, AClockThatGoesBackGivesNothingAway) {
  std::int64_t full_at = 0;
  EXPECT_TRUE(Take(full_at, kNow, 10, kTwoASecond).allowed);
  EXPECT_FALSE(Take(full_at, kNow - 100 * kSecond, 1, kTwoASecond).allowed);
}

}  // namespace
}  // namespace participation::limits
