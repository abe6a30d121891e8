#include <gmock/gmock.h>

#include <atomic>
#include <optional>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/runtime/host.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::runtime {
namespace {

using Backend = database::FreshDatabase::Backend;
using testing::Eventually;

// A module that does something over and over, and counts how often.
Module Counting(std::atomic<int>& count) {
  return {.name = "counting", .migrations = {}, .start = [&count](Host& host) {
            host.Repeat("count", std::chrono::milliseconds{10}, [&count] { return ++count, false; });
          }};
}

TEST(LeadingTest, OfTwoProcessesOnOneDatabaseOneDoesWhatIsRepeatedUntilItEnds) {
  if (!database::FreshDatabase::IsThere(Backend::kPostgres)) GTEST_SKIP() << testing::WhyMissing("postgres");
  const database::FreshDatabase place{Backend::kPostgres};
  std::atomic<int> by_one{0};
  std::atomic<int> by_other{0};
  platform_testing::Platform one{{Counting(by_one)}, {{"database", place.url()}}};
  ASSERT_TRUE(Eventually([&] { return by_one > 0; }));
  const platform_testing::Platform other{{Counting(by_other)}, {{"database", place.url()}}};
  const int before = by_one;
  EXPECT_TRUE(Eventually([&] { return by_one > before + 50; }));
  EXPECT_EQ(by_other, 0);
  one.Stop();
  EXPECT_TRUE(Eventually([&] { return by_other > 0; }));
}

}  // namespace
}  // namespace participation::runtime
