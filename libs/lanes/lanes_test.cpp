#include "libs/lanes/lanes.hpp"

#include <gmock/gmock.h>

#include <memory>

namespace participation::lanes {
namespace {

using ::testing::ElementsAre;

bool Push(Lanes<std::string>& lanes, const std::string& lane, std::string item) { return lanes.Push(lane, item); }

std::vector<std::string> PopAll(Lanes<std::string>& lanes) {
  std::vector<std::string> all;
  while (!lanes.empty()) all.push_back(lanes.Pop());
  return all;
}

TEST(Lanes, TakesFromEachLaneInTurnAndWithinOneInOrder) {
  Lanes<std::string> lanes{100};
  for (const char* item : {"a1", "a2", "a3", "a4"}) Push(lanes, "a", item);
  for (const char* item : {"b1", "b2"}) Push(lanes, "b", item);
  Push(lanes, "c", "c1");
  EXPECT_EQ(lanes.size(), 7U);
  EXPECT_THAT(PopAll(lanes), ElementsAre("a1", "b1", "c1", "a2", "b2", "a3", "a4"));
}

TEST(Lanes, WhoComesLaterIsNextInTurnHoweverMuchOthersBrought) {
  Lanes<std::string> lanes{10'000};
  for (int i = 0; i < 5000; ++i) Push(lanes, "much", "m");
  Push(lanes, "little", "l");
  lanes.Pop();
  EXPECT_EQ(lanes.Pop(), "l");
}

TEST(Lanes, WhenItIsFullOnlyWhoHasLessThanAnEvenShareComesIn) {
  Lanes<std::string> lanes{10};
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(Push(lanes, "a", "a"));
  EXPECT_FALSE(Push(lanes, "a", "a"));
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(Push(lanes, "b", "b")) << i;
  EXPECT_FALSE(Push(lanes, "b", "b"));
  EXPECT_FALSE(Push(lanes, "a", "a"));
}

TEST(Lanes, NeverHoldsTwiceAsMuchAsMayWait) {
  Lanes<std::string> lanes{16};
  for (int i = 0; i < 1000; ++i) Push(lanes, std::to_string(i), "x");
  EXPECT_LE(lanes.size(), 32U);
}

TEST(Lanes, WhatIsNotTakenStaysWithWhoBroughtIt) {
  Lanes<std::unique_ptr<int>> lanes{1};
  auto one = std::make_unique<int>(1);
  auto two = std::make_unique<int>(2);
  EXPECT_TRUE(lanes.Push("a", one));
  EXPECT_FALSE(lanes.Push("a", two));
  EXPECT_EQ(one, nullptr);
  EXPECT_NE(two, nullptr);
}

}  // namespace
}  // namespace participation::lanes
