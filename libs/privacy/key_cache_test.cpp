#include "libs/privacy/key_cache.hpp"

#include <gtest/gtest.h>

namespace participation::privacy {
namespace {

TEST(KeyCacheTest, TheKeyUsedLongestAgoGivesWay) {
  KeyCache cache{2};
  const Key key = Key::Random();
  cache.Put("a", key, 0);
  cache.Put("b", Key::Random(), 0);
  EXPECT_EQ(cache.Find("a", 0), key);
  cache.Put("c", Key::Random(), 0);
  EXPECT_EQ(cache.size(), 2u);
  EXPECT_TRUE(cache.Find("a", 0).has_value());
  EXPECT_FALSE(cache.Find("b", 0).has_value());
  EXPECT_TRUE(cache.Find("c", 0).has_value());
}

TEST(KeyCacheTest, ADestructionEmptiesIt) {
  KeyCache cache{2};
  cache.Put("a", Key::Random(), 0);
  EXPECT_FALSE(cache.Find("a", 1).has_value());
  EXPECT_EQ(cache.size(), 0u);
}

TEST(KeyCacheTest, AKeyReadBeforeADestructionDoesNotEnterAfterIt) {
  KeyCache cache{2};
  cache.Find("b", 1);
  cache.Put("a", Key::Random(), 0);
  EXPECT_FALSE(cache.Find("a", 1).has_value());
  EXPECT_EQ(cache.size(), 0u);
}

TEST(KeyCacheTest, AReaderThatIsLateDoesNotBringBackTheOldCount) {
  KeyCache cache{2};
  cache.Put("a", Key::Random(), 1);
  EXPECT_FALSE(cache.Find("a", 0).has_value());
  EXPECT_TRUE(cache.Find("a", 1).has_value());
}

TEST(KeyCacheTest, ACacheOfNoSizeKeepsNothing) {
  KeyCache cache{0};
  cache.Put("a", Key::Random(), 0);
  EXPECT_FALSE(cache.Find("a", 0).has_value());
}

}  // namespace
}  // namespace participation::privacy
