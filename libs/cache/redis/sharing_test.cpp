// What processes make of one Redis server together. Each cache here stands for one process.
#include <gmock/gmock.h>

#include <latch>
#include <thread>
#include <vector>

#include "libs/cache/testing/opened.hpp"
#include "libs/cache/testing/redis_server.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::cache {
namespace {

using namespace std::chrono_literals;
using Answer = absl::StatusOr<std::string>;

std::string Get(Cache& cache, std::string_view key, std::string_view version, const std::string& loaded) {
  return cache.GetOrLoad(key, version, 1h, [&] { return loaded; }).value();
}

class SharingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!RedisServer::IsInstalled()) GTEST_SKIP() << RedisServer::kMissing;
    server_ = std::make_unique<RedisServer>();
    one_ = Opened(server_->url());
    other_ = Opened(server_->url());
    ASSERT_TRUE(one_ && other_);
  }

  std::unique_ptr<RedisServer> server_;
  std::unique_ptr<Cache> one_;
  std::unique_ptr<Cache> other_;
};

TEST_F(SharingTest, WhatOneProcessLoadedAnotherFindsWithTheTimeThatItSaves) {
  EXPECT_EQ(Get(*one_, "a", "1", "loaded"), "loaded");
  EXPECT_EQ(Get(*other_, "a", "1", "not asked for"), "loaded");
  EXPECT_EQ(other_->Stats().from_shared, 1u);
  EXPECT_EQ(other_->Stats().loads, 0u);
  EXPECT_EQ(other_->Stats().saved, one_->Stats().loading);
  EXPECT_EQ(Get(*other_, "a", "1", "not asked for"), "loaded");
  EXPECT_EQ(other_->Stats().from_memory, 1u);
}

TEST_F(SharingTest, ProcessesLoadTogetherOnce) {
  std::atomic<int> loads{0};
  {
    std::vector<std::jthread> callers;
    for (Cache* process : {one_.get(), other_.get()}) {
      for (int caller = 0; caller < 4; ++caller) {
        callers.emplace_back([&, process] {
          const auto got = process->GetOrLoad("a", "1", 1h, [&]() -> Answer {
            ++loads;
            // Holds the load until the rest of this process has joined it; the other process waits for the lease.
            EXPECT_TRUE(testing::Eventually([&] { return process->Stats().joined == 3; }));
            return "loaded";
          });
          EXPECT_EQ(got.value(), "loaded");
        });
      }
    }
  }
  EXPECT_EQ(loads, 1);
  EXPECT_EQ(one_->Stats().from_shared + other_->Stats().from_shared, 1u);
}

TEST_F(SharingTest, AnOlderLoadThatIsKeptLastIsServedToNobodyWhoReadsNewerData) {
  std::latch loading{1};
  std::latch newer{1};
  std::jthread slow{[&] {
    EXPECT_EQ(one_->GetOrLoad("a", "1", 1h,
                              [&]() -> Answer {
                                loading.count_down();
                                newer.wait();
                                return "stale";
                              })
                  .value(),
              "stale");  // of the snapshot that it reads, it is right
  }};
  loading.wait();
  EXPECT_EQ(Get(*other_, "a", "2", "fresh"), "fresh");
  newer.count_down();
  slow.join();
  EXPECT_THAT(server_->Say({"GET", "a"}), ::testing::StartsWith("1 "));  // the race was lost
  for (const auto& process : {Opened(server_->url()), Opened(server_->url())}) {
    EXPECT_EQ(Get(*process, "a", "2", "fresh"), "fresh");
  }
  EXPECT_EQ(Get(*one_, "a", "2", "not asked for"), "fresh");
}

TEST_F(SharingTest, AProcessThatWasKilledWhileItLoadedHoldsNobodyUpForLong) {
  // As it leaves its lease behind.
  ASSERT_EQ(server_->Say({"SET", "a|1|lease", "1", "NX", "PX", "1000"}), "OK");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Get(*one_, "a", "1", "loaded"), "loaded");
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST_F(SharingTest, ALeaseEndsByItselfAndWithTheLoad) {
  const auto loaded = one_->GetOrLoad("a", "1", 1h, [&]() -> Answer {
    const auto left = std::stoi(server_->Say({"PTTL", "a|1|lease"}));
    EXPECT_TRUE(left > 0 && left <= 1000) << left;
    return "loaded";
  });
  EXPECT_TRUE(loaded.ok());
  EXPECT_EQ(server_->Say({"EXISTS", "a|1|lease"}), "0");
}

TEST_F(SharingTest, AProcessThatIsRefusedLetsTheNextOneLoadAtOnce) {
  EXPECT_FALSE(one_->GetOrLoad("a", "1", 1h, []() -> Answer { return absl::NotFoundError("none"); }).ok());
  EXPECT_EQ(server_->Say({"KEYS", "*"}), "");
  EXPECT_THROW((void)one_->GetOrLoad("a", "1", 1h, []() -> Answer { throw std::runtime_error{"broken"}; }),
               std::runtime_error);
  EXPECT_EQ(server_->Say({"KEYS", "*"}), "");
}

TEST_F(SharingTest, ValuesEndWithinATenthOfTheirTimeAndNotTogether) {
  std::vector<std::int64_t> left;
  for (int i = 0; i < 50; ++i) {
    const auto key = std::to_string(i);
    Get(*one_, key, "1", "x");
    left.push_back(std::stoll(server_->Say({"PTTL", key})));
  }
  const auto [least, most] = std::ranges::minmax(left);
  EXPECT_GT(least, std::chrono::milliseconds{50min}.count());
  EXPECT_LE(most, std::chrono::milliseconds{66min}.count());
  EXPECT_GT(most - least, std::chrono::milliseconds{1min}.count());
}

TEST_F(SharingTest, OnePrefixKnowsNothingOfAnother) {
  const auto made_otherwise = Opened(server_->url(), {.prefix = "next:"});
  EXPECT_EQ(Get(*one_, "a", "1", "old form"), "old form");
  EXPECT_EQ(Get(*made_otherwise, "a", "1", "new form"), "new form");
  EXPECT_EQ(server_->Say({"EXISTS", "next:a"}), "1");
}

TEST_F(SharingTest, ADatabaseOfTheServerIsChosenInTheUrl) {
  const auto third = Opened(server_->url() + "/3");
  EXPECT_EQ(Get(*third, "a", "1", "x"), "x");
  EXPECT_EQ(server_->Say({"EXISTS", "a"}), "0");
  EXPECT_THAT(server_->Say({"INFO", "keyspace"}), ::testing::HasSubstr("db3:keys=1"));
}

}  // namespace
}  // namespace participation::cache
