#include "libs/runtime/repeater.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

#include "libs/testing/eventually.hpp"

namespace participation::runtime {
namespace {

TEST(RepeaterTest, WorksAsLongAsThereIsMoreAndAgainWhenWoken) {
  std::atomic<int> done{0};
  Repeater repeater{{"work", std::chrono::hours{1}, [&] { return ++done % 3 != 0; }}};
  EXPECT_TRUE(testing::Eventually([&] { return done == 3; }));
  repeater.Wake();
  EXPECT_TRUE(testing::Eventually([&] { return done == 6; }));
}

TEST(RepeaterTest, PausesAfterABreakdownHoweverOftenItIsWoken) {
  constexpr std::chrono::milliseconds kInterval{100};
  std::atomic<int> tries{0};
  const auto begun = std::chrono::steady_clock::now();
  Repeater repeater{{"break", kInterval, [&]() -> bool {
                       ++tries;
                       throw std::runtime_error{"away"};
                     }}};
  EXPECT_TRUE(testing::Eventually([&] { return repeater.Wake(), tries >= 4; }));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 3 * kInterval);
}

}  // namespace
}  // namespace participation::runtime
