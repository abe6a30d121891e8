#include "libs/messages/timestamp.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace participation::messages {
namespace {

google::protobuf::Timestamp Timestamp(std::int64_t seconds, std::int32_t nanos) {
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(nanos);
  return timestamp;
}

TEST(TimestampTest, ATimeComesBackAsItWas) {
  for (const std::int64_t micros : {0L, 1L, -1L, -1'000'001L, 1'767'225'600'123'456L}) {
    EXPECT_EQ(clock::ToMicros(FromTimestamp(ToTimestamp(clock::FromMicros(micros)))), micros);
  }
}

TEST(TimestampTest, NanosCountForwardsBefore1970Too) {
  const auto timestamp = ToTimestamp(clock::FromMicros(-1));
  EXPECT_EQ(timestamp.seconds(), -1);
  EXPECT_EQ(timestamp.nanos(), 999'999'000);
}

TEST(TimestampTest, WhatIsFinerThanAMicrosecondIsCutOff) {
  EXPECT_EQ(clock::ToMicros(FromTimestamp(Timestamp(5, 1'999))), 5'000'001);
}

TEST(TimestampTest, ATimeThatNoCalendarHasBecomesTheNearestThatOneHas) {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(clock::ToRfc3339(FromTimestamp(Timestamp(kMost, 2'000'000'000))), "9999-12-31T23:59:59.999999Z");
  EXPECT_EQ(clock::ToRfc3339(FromTimestamp(Timestamp(-kMost, -1))), "0001-01-01T00:00:00.000000Z");
}

}  // namespace
}  // namespace participation::messages
