#include "libs/testing/eventually.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace participation::testing {
namespace {

using namespace std::chrono_literals;

TEST(EventuallyTest, WhatAnotherThreadBringsAboutIsSeen) {
  std::atomic<int> asked{0};
  std::atomic<bool> done{false};
  std::jthread other{[&] {
    asked.wait(0);
    done = true;
  }};
  EXPECT_TRUE(Eventually([&] {
    ++asked;
    asked.notify_all();
    return done.load();
  }));
}

TEST(EventuallyTest, WhatNeverHoldsEndsWithTheTimeAfterAtLeastOneLook) {
  int looks = 0;
  EXPECT_FALSE(Eventually([&] { return ++looks < 0; }, 0ms));
  EXPECT_EQ(looks, 1);
}

}  // namespace
}  // namespace participation::testing
