#include "libs/cache/memory.hpp"

#include <gtest/gtest.h>

namespace participation::cache {
namespace {

using namespace std::chrono_literals;

class MemoryTest : public ::testing::Test {
 protected:
  void Keep(const std::string& key, const std::string& bytes, std::chrono::milliseconds ttl = 1min) {
    memory_.Keep(key, {.version = "1", .bytes = bytes}, ttl);
  }
  bool Has(const std::string& key) { return memory_.Find(key, "1").has_value(); }

  clock::ManualClock clock_;
  Memory memory_{64 << 10, clock_};
};

TEST_F(MemoryTest, ValuesEndWithTheirTime) {
  Keep("a", "x", 100s);
  clock_.Advance(99s);
  EXPECT_TRUE(Has("a"));
  clock_.Advance(1s);
  EXPECT_FALSE(Has("a"));
}

TEST_F(MemoryTest, AnotherVersionTakesThePlaceOfAnEarlierOne) {
  Keep("a", "x");
  memory_.Keep("a", {.version = "2", .bytes = "y"}, 1min);
  EXPECT_FALSE(Has("a"));
  EXPECT_EQ(memory_.Find("a", "2")->bytes, "y");
}

TEST_F(MemoryTest, WhenItIsFullTheLeastRecentlyUsedGoes) {
  const std::string ten_kib(10 * 1024, 'x');
  for (const auto* key : {"a", "b", "c", "d", "e", "f"}) Keep(key, ten_kib);
  EXPECT_EQ(memory_.Evictions(), 0u);
  EXPECT_TRUE(Has("a"));
  Keep("g", ten_kib);
  EXPECT_EQ(memory_.Evictions(), 1u);
  EXPECT_FALSE(Has("b"));
  EXPECT_TRUE(Has("a"));
  EXPECT_TRUE(Has("g"));
}

TEST_F(MemoryTest, AValueLargerThanAllIsNotKeptAndPushesNothingOut) {
  Keep("a", "1");
  Keep("big", std::string(64 << 10, 'x'));
  EXPECT_FALSE(Has("big"));
  EXPECT_TRUE(Has("a"));
}

TEST_F(MemoryTest, ReplacingValuesDoesNotUseUpTheRoom) {
  for (int i = 0; i < 10'000; ++i) Keep("a", std::string(1024, 'x'));
  EXPECT_EQ(memory_.Evictions(), 0u);
}

}  // namespace
}  // namespace participation::cache
