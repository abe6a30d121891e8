#include "libs/cache/cache.hpp"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include "libs/cache/testing/opened.hpp"
#include "libs/cache/testing/redis_server.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::cache {
namespace {

using namespace std::chrono_literals;
using Answer = absl::StatusOr<std::string>;

// What every cache promises, whatever is behind it.
class CacheTest : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() != std::string_view{"redis"}) {
      cache_ = Open("memory:");
    } else if (RedisServer::IsInstalled()) {
      server_ = std::make_unique<RedisServer>();
      cache_ = Opened(server_->url());
    } else {
      GTEST_SKIP() << RedisServer::kMissing;
    }
    ASSERT_NE(cache_, nullptr);
  }

  std::string Get(std::string_view key, std::string_view version, const std::string& loaded) {
    return cache_->GetOrLoad(key, version, 1min, [&] { return loaded; }).value();
  }

  std::unique_ptr<RedisServer> server_;
  std::unique_ptr<Cache> cache_;
};

TEST_P(CacheTest, WhatWasMadeOfAVersionIsFoundForThatVersionAlone) {
  EXPECT_EQ(Get("a", "1", "first"), "first");
  EXPECT_EQ(Get("a", "1", "not asked for"), "first");
  EXPECT_EQ(Get("a", "2", "second"), "second");
  EXPECT_EQ(Get("a", "2", "not asked for"), "second");
  EXPECT_EQ(Get("a", "1", "first"), "first");  // somebody still reads an older snapshot
  EXPECT_EQ(Get("b", "1", "other"), "other");
  EXPECT_EQ(Get("a", "1-2", "another"), "another");
}

TEST_P(CacheTest, KeysAndValuesAreAnyBytes) {
  const std::string key{"a\0\n\r b", 7};
  const std::string value{"\0\r\n$5\r\n\xff", 9};
  EXPECT_EQ(Get(key, "1", value), value);
  EXPECT_EQ(Get(key, "1", "not asked for"), value);
  EXPECT_EQ(Get("a", "1", ""), "");
  EXPECT_EQ(Get("a", "1", "not asked for"), "");
  const std::string large(3 << 20, 'x');
  EXPECT_EQ(Get("large", "1", large), large);
}

TEST_P(CacheTest, AKeyOrVersionThatCannotBeOneIsADefect) {
  const std::string longest(512, 'k');
  EXPECT_EQ(Get(longest, "1", "x"), "x");
  EXPECT_EQ(Get("a", std::string(64, 'v'), "x"), "x");
  for (const std::string& key : {std::string{}, longest + "k"}) {
    EXPECT_THROW(Get(key, "1", "x"), std::invalid_argument);
  }
  for (const std::string& version : {std::string{}, std::string{"1 2"}, std::string{"1\n"}, std::string(65, 'v')}) {
    EXPECT_THROW(Get("a", version, "x"), std::invalid_argument);
  }
}

TEST_P(CacheTest, ATimeOfZeroKeepsNothing) {
  EXPECT_THAT(cache_->GetOrLoad("a", "1", 0s, []() -> Answer { return "old"; }), testing::IsOk());
  EXPECT_EQ(Get("a", "1", "new"), "new");
}

TEST_P(CacheTest, ARefusalIsHandedOnAndNotKept) {
  const auto refused = cache_->GetOrLoad("a", "1", 1min, []() -> Answer { return absl::NotFoundError("none"); });
  EXPECT_TRUE(absl::IsNotFound(refused.status()));
  EXPECT_EQ(Get("a", "1", "there"), "there");
}

TEST_P(CacheTest, CallersThatMissTogetherLoadOnce) {
  std::vector<std::string> got(8);
  {
    std::vector<std::jthread> callers;
    for (auto& value : got) {
      callers.emplace_back([&] {
        value = cache_
                    ->GetOrLoad("a", "1", 1min,
                                [&]() -> Answer {  // holds the load until everybody else has joined it
                                  EXPECT_TRUE(testing::Eventually([&] { return cache_->Stats().joined == 7; }));
                                  return "loaded";
                                })
                    .value();
      });
    }
  }
  for (const auto& value : got) EXPECT_EQ(value, "loaded");
  EXPECT_EQ(cache_->Stats().loads, 1u);
  EXPECT_EQ(Get("a", "1", "not asked for"), "loaded");
}

TEST_P(CacheTest, ALoaderThatThrowsReleasesEveryoneAndIsTriedAgain) {
  std::atomic<int> broken{0};
  {
    std::vector<std::jthread> callers;
    for (int caller = 0; caller < 4; ++caller) {
      callers.emplace_back([&] {
        try {
          (void)cache_->GetOrLoad("a", "1", 1min, [&]() -> Answer {
            EXPECT_TRUE(testing::Eventually([&] { return cache_->Stats().joined == 3; }));
            throw std::runtime_error{"the database is gone"};
          });
        } catch (const std::runtime_error&) {
          ++broken;
        }
      });
    }
  }
  EXPECT_EQ(broken, 4);
  EXPECT_EQ(Get("a", "1", "back"), "back");
}

TEST_P(CacheTest, ACallerOfANewerVersionDoesNotWaitForAnOlderLoadAndOutlivesIt) {
  std::latch loading{1};
  std::promise<void> go_on;
  std::jthread older{[&] {
    EXPECT_EQ(cache_
                  ->GetOrLoad("a", "1", 1min,
                              [&]() -> Answer {
                                loading.count_down();
                                go_on.get_future().wait();
                                return "stale";
                              })
                  .value(),
              "stale");
  }};
  loading.wait();
  EXPECT_EQ(Get("a", "2", "fresh"), "fresh");
  go_on.set_value();
  older.join();  // it was kept last
  EXPECT_EQ(Get("a", "2", "fresh"), "fresh");
}

TEST_P(CacheTest, WhatWasSavedIsCounted) {
  const auto slow = [&]() -> Answer {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(testing::Eventually([&] { return std::chrono::steady_clock::now() > start + 5ms; }));
    return "x";
  };
  for (int i = 0; i < 4; ++i) EXPECT_THAT(cache_->GetOrLoad("a", "1", 1min, slow), testing::IsOk());
  const auto stats = cache_->Stats();
  EXPECT_EQ(stats.loads, 1u);
  EXPECT_EQ(stats.from_memory, 3u);
  EXPECT_EQ(stats.errors, 0u);
  EXPECT_GE(stats.loading, 5ms);
  EXPECT_EQ(stats.saved, 3 * stats.loading);
}

TEST_P(CacheTest, ManyThreadsMayUseItAtOnce) {
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2'000; ++i) {
        const auto key = std::to_string(i % 97);
        const auto version = std::to_string(i % 3);
        const auto value = key + ' ' + version + std::string(1000, 'x');
        EXPECT_EQ(Get(key, version, value), value);
      }
    });
  }
}

INSTANTIATE_TEST_SUITE_P(Backends, CacheTest, ::testing::Values("memory", "redis"),
                         [](const auto& info) { return info.param; });

TEST(OpenTest, AUrlThatNamesNoCacheIsRefusedWithoutRepeatingIt) {
  EXPECT_NO_THROW(Open("memory:"));
  EXPECT_NO_THROW(Open("redis://127.0.0.1:1/3?max=1MiB"));  // nobody is there
  for (const auto* url : {"",
                          "memory",
                          "memory:?",
                          "memory:?max=",
                          "memory:?max=64",
                          "memory:?max=0MiB",
                          "memory:?max=-1MiB",
                          "memory:?max=64MB",
                          "memory:?max=99999999999999999999KiB",
                          "memory:?max=99999999999GiB",
                          "memory:?min=1MiB",
                          "memory:?password-file=x",
                          "memory:?max=1MiB&",
                          "other://user:secret@host",
                          "redis://",
                          "redis://:6379",
                          "redis://user:secret@host",
                          "redis://host?password=secret",
                          "redis://host?password-file=",
                          "redis://host:x",
                          "redis://host:65536",
                          "redis://host/-1",
                          "redis://host/",
                          "redis://[::1",
                          "redis://[::1]x",
                          "redis://ho st"}) {
    try {
      Open(url);
      ADD_FAILURE() << url;
    } catch (const std::invalid_argument& error) {
      EXPECT_EQ(std::string{error.what()}.find("secret"), std::string::npos);
    }
  }
  EXPECT_THROW(Open("redis://host?password-file=/nowhere/at/all"), std::runtime_error);
}

}  // namespace
}  // namespace participation::cache
