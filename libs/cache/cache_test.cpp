#include "libs/cache/cache.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include "libs/testing/eventually.hpp"

namespace participation::cache {
namespace {

using namespace std::chrono_literals;

class CacheTest : public ::testing::Test {
 protected:
  clock::ManualClock clock_;
  std::unique_ptr<Cache> cache_ = Open("memory:?max=64KiB", clock_);
};

TEST_F(CacheTest, WhatWasPutIsFoundUntilItIsReplacedOrRemoved) {
  EXPECT_EQ(cache_->Get("a"), std::nullopt);
  cache_->Put("a", "1", 1min);
  EXPECT_EQ(cache_->Get("a"), "1");
  cache_->Put("a", std::string{"2\0", 2}, 1min);
  EXPECT_EQ(cache_->Get("a"), (std::string{"2\0", 2}));
  cache_->Remove("a");
  EXPECT_EQ(cache_->Get("a"), std::nullopt);
}

TEST_F(CacheTest, ValuesExpireWithinATenthOfTheirTimeAndNotTogether) {
  for (int i = 0; i < 100; ++i) cache_->Put(std::to_string(i), "x", 100s);
  const auto count_left = [&] {
    int left = 0;
    for (int i = 0; i < 100; ++i) left += cache_->Get(std::to_string(i)).has_value();
    return left;
  };
  clock_.Advance(89s);
  EXPECT_EQ(count_left(), 100);
  clock_.Advance(11s);
  EXPECT_GT(count_left(), 0);
  EXPECT_LT(count_left(), 100);
  clock_.Advance(11s);
  EXPECT_EQ(count_left(), 0);
}

TEST_F(CacheTest, ATimeOfZeroKeepsNothingAndAnEndlessOneIsAYear) {
  cache_->Put("a", "old", 1min);
  cache_->Put("a", "new", 0s);
  EXPECT_EQ(cache_->Get("a"), std::nullopt);
  cache_->Put("a", "new", std::chrono::milliseconds::max());
  EXPECT_EQ(cache_->Get("a"), "new");
  clock_.Advance(24h * 402);
  EXPECT_EQ(cache_->Get("a"), std::nullopt);
}

TEST_F(CacheTest, WhenItIsFullTheLeastRecentlyUsedGoes) {
  const std::string ten_kib(10 * 1024, 'x');
  for (const auto* key : {"a", "b", "c", "d", "e", "f"}) cache_->Put(key, ten_kib, 1min);
  EXPECT_EQ(cache_->Stats().evictions, 0u);
  cache_->Get("a");
  cache_->Put("g", ten_kib, 1min);
  EXPECT_EQ(cache_->Stats().evictions, 1u);
  EXPECT_EQ(cache_->Get("b"), std::nullopt);
  EXPECT_TRUE(cache_->Get("a").has_value());
  EXPECT_TRUE(cache_->Get("g").has_value());
}

TEST_F(CacheTest, AValueLargerThanTheCacheIsNotKeptAndPushesNothingOut) {
  cache_->Put("a", "1", 1min);
  cache_->Put("big", std::string(64 * 1024, 'x'), 1min);
  EXPECT_EQ(cache_->Get("big"), std::nullopt);
  EXPECT_EQ(cache_->Get("a"), "1");
}

TEST_F(CacheTest, ReplacingValuesDoesNotUseUpTheRoom) {
  for (int i = 0; i < 10'000; ++i) cache_->Put("a", std::string(1024, 'x'), 1min);
  EXPECT_EQ(cache_->Stats().evictions, 0u);
}

TEST_F(CacheTest, CallersThatMissTogetherLoadOnce) {
  std::latch all_missed{8};
  std::vector<std::string> got(8);
  {
    std::vector<std::jthread> callers;
    for (auto& value : got) {
      callers.emplace_back([&] {
        all_missed.arrive_and_wait();
        value = cache_->GetOrLoad("a", 1min, [&] {
          // Holds the load until every caller has missed.
          EXPECT_TRUE(testing::Eventually([&] { return cache_->Stats().misses == 8; }));
          return "loaded";
        });
      });
    }
  }
  for (const auto& value : got) EXPECT_EQ(value, "loaded");
  EXPECT_EQ(cache_->Stats().loads, 1u);
  EXPECT_EQ(cache_->Get("a"), "loaded");
}

TEST_F(CacheTest, ALoaderThatThrowsReleasesEveryoneAndIsTriedAgain) {
  std::atomic<int> broken{0};
  {
    std::vector<std::jthread> callers;
    for (int caller = 0; caller < 4; ++caller) {
      callers.emplace_back([&] {
        try {
          cache_->GetOrLoad("a", 1min, [&]() -> std::string {
            EXPECT_TRUE(testing::Eventually([&] { return cache_->Stats().misses == 4; }));
            throw std::runtime_error{"the database is gone"};
          });
        } catch (const std::runtime_error&) {
          ++broken;
        }
      });
    }
  }
  EXPECT_EQ(broken, 4);
  EXPECT_EQ(cache_->GetOrLoad("a", 1min, [] { return "back"; }), "back");
}

TEST_F(CacheTest, AValueRemovedDuringItsLoadIsNotKept) {
  EXPECT_EQ(cache_->GetOrLoad("a", 1min,
                              [&] {
                                cache_->Remove("a");
                                return "stale";
                              }),
            "stale");
  EXPECT_EQ(cache_->Get("a"), std::nullopt);
}

TEST_F(CacheTest, ACallerAfterARemovalDoesNotJoinTheOlderLoad) {
  std::latch loading{1};
  std::latch removed{1};
  std::jthread older{[&] {
    cache_->GetOrLoad("a", 1min, [&] {
      loading.count_down();
      removed.wait();
      return "stale";
    });
  }};
  loading.wait();
  cache_->Remove("a");
  EXPECT_EQ(cache_->GetOrLoad("a", 1min, [] { return "fresh"; }), "fresh");
  removed.count_down();
  older.join();
  EXPECT_NE(cache_->Get("a"), "stale");
}

TEST_F(CacheTest, HitsAndMissesAreCounted) {
  cache_->Get("a");
  cache_->GetOrLoad("a", 1min, [] { return "1"; });
  cache_->GetOrLoad("a", 1min, [] { return "2"; });
  cache_->Get("a");
  const auto stats = cache_->Stats();
  EXPECT_EQ(stats.hits, 2u);
  EXPECT_EQ(stats.misses, 2u);
  EXPECT_EQ(stats.loads, 1u);
}

TEST_F(CacheTest, ManyThreadsMayUseItAtOnce) {
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 5'000; ++i) {
        const auto key = std::to_string(i % 97);
        if (i % 7 == thread) cache_->Remove(key);
        EXPECT_EQ(cache_->GetOrLoad(key, 1min, [&] { return key + std::string(1000, 'x'); }).substr(0, key.size()),
                  key);
      }
    });
  }
}

TEST(OpenTest, AUrlThatNamesNoCacheIsRefusedWithoutRepeatingIt) {
  EXPECT_NO_THROW(Open("memory:"));
  for (const auto* url : {"", "memory", "memory:?max=", "memory:?max=64", "memory:?max=0MiB", "memory:?max=-1MiB",
                          "memory:?max=64MB", "memory:?max=99999999999999999999KiB", "memory:?max=99999999999GiB",
                          "memory:?min=1MiB", "other://user:secret@host"}) {
    try {
      Open(url);
      ADD_FAILURE() << url;
    } catch (const std::invalid_argument& error) {
      EXPECT_EQ(std::string{error.what()}.find("secret"), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace participation::cache
