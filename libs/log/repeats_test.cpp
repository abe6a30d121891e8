#include "libs/log/repeats.hpp"

#include <gmock/gmock.h>

#include <utility>
#include <vector>

namespace participation::log {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class RepeatsTest : public testing::Test {
 protected:
  std::optional<std::int64_t> Admit(const std::string& record, int millis) {
    return repeats_.Admit(record, start_ + milliseconds{millis});
  }
  std::vector<std::pair<std::string, std::int64_t>> Settle(int millis) {
    std::vector<std::pair<std::string, std::int64_t>> written;
    repeats_.Settle(start_ + milliseconds{millis},
                    [&](const std::string& record, std::int64_t others) { written.emplace_back(record, others); });
    return written;
  }

  Repeats repeats_;
  const Repeats::Time start_{std::chrono::hours{1}};
};

TEST_F(RepeatsTest, TheSameWithinASecondIsCountedAndAnotherIsNot) {
  EXPECT_EQ(Admit("a", 0), 0);
  EXPECT_EQ(Admit("a", 500), std::nullopt);
  EXPECT_EQ(Admit("b", 500), 0);
  EXPECT_EQ(Admit("a", 999), std::nullopt);
  EXPECT_EQ(Admit("a", 1000), 2);
  EXPECT_EQ(Admit("a", 1001), std::nullopt);
}

TEST_F(RepeatsTest, WhatWentUnwrittenIsSettledOnceAndNothingIsLost) {
  Admit("a", 0);
  EXPECT_THAT(Settle(10), IsEmpty());
  for (int i = 0; i < 5; ++i) Admit("a", 20);
  EXPECT_THAT(Settle(1000), ElementsAre(Pair("a", 4))) << "the line is one of the five";
  EXPECT_THAT(Settle(1000), IsEmpty());
  EXPECT_EQ(Admit("a", 1500), std::nullopt) << "less than a second ago it was written";
  EXPECT_EQ(Admit("a", 2000), 1);
}

TEST_F(RepeatsTest, AFloodOfDifferentRecordsIsWrittenAndTakesNoMemory) {
  for (int i = 0; i < 10'000; ++i) EXPECT_EQ(Admit(std::to_string(i), 0), 0);
  EXPECT_EQ(Admit("0", 1), std::nullopt);
  EXPECT_EQ(Admit("9999", 1), 0) << "it was one too many to be watched";
  EXPECT_EQ(Admit("later", 1000), 0);
  EXPECT_EQ(Admit("later", 1000), std::nullopt) << "there is room again";
}

}  // namespace
}  // namespace participation::log
