#include "libs/clock/clock.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "libs/clock/uk_time.hpp"

namespace participation::clock {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

constexpr std::int64_t kMoment = 1'795'342'500'123'456;  // 2026-11-22T10:15:00.123456Z

TEST(ClockTest, ATimeIsWrittenInUtcToTheMicrosecond) {
  EXPECT_EQ(ToRfc3339(FromMicros(kMoment)), "2026-11-22T10:15:00.123456Z");
  EXPECT_EQ(ToRfc3339(FromMicros(0)), "1970-01-01T00:00:00.000000Z");
  EXPECT_EQ(ToRfc3339(FromMicros(-1)), "1969-12-31T23:59:59.999999Z");
}

TEST(ClockTest, WhatWasWrittenIsReadBackTheSame) {
  for (const std::int64_t micros : {kMoment, std::int64_t{0}, std::int64_t{-1}, std::int64_t{1'709'164'799'999'999}}) {
    const auto time = FromRfc3339(ToRfc3339(FromMicros(micros)));
    ASSERT_TRUE(time.ok());
    EXPECT_EQ(ToMicros(*time), micros);
  }
}

TEST(ClockTest, AnOffsetIsTurnedIntoUtc) {
  EXPECT_EQ(FromRfc3339("2026-11-22T11:15:00.123456+01:00").value(), FromMicros(kMoment));
  EXPECT_EQ(FromRfc3339("2026-11-22t04:45:00.123456789-05:30").value(), FromMicros(kMoment));
}

TEST(ClockTest, FewerDecimalsAreTenthsAndHundredths) {
  EXPECT_EQ(FromRfc3339("1970-01-01T00:00:01.5Z").value(), Time{microseconds{1'500'000}});
  EXPECT_EQ(FromRfc3339("1970-01-01T00:00:01Z").value(), Time{seconds{1}});
}

TEST(ClockTest, WhatIsNotATimeIsRefused) {
  for (const auto* text :
       {"", "2026", "2026-11-22", "2026-11-22T10:15:00", "2026-11-22 10:15:00Z", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z", "2026-11-22T10:15:60Z",
        "2026-11-22T10:15:00.Z", "2026-11-22T10:15:00.1234567890Z", "2026-11-22T10:15:00Z ", "2026-11-22T10:15:00+1:00",
        "2026-11-22T10:15:00+24:00", "+026-11-22T10:15:00Z", "2026-1a-22T10:15:00Z"}) {
    EXPECT_EQ(FromRfc3339(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_FALSE(FromRfc3339(std::string_view{"2026-11-22T10:15:00\0", 20}).ok());
}

TEST(ClockTest, ATimeBeyondTheCalendarIsShownAsItsEnd) {
  EXPECT_EQ(ToRfc3339(FromMicros(std::numeric_limits<std::int64_t>::max())), "9999-12-31T23:59:59.999999Z");
  EXPECT_EQ(ToRfc3339(FromMicros(std::numeric_limits<std::int64_t>::min())), "0000-01-01T00:00:00.000000Z");
}

TEST(ClockTest, MonthAndDateAreThoseOfUtc) {
  const auto just_before_december = FromRfc3339("2026-12-01T00:30:00+01:00").value();
  EXPECT_EQ(MonthOf(just_before_december), "2026-11");
  EXPECT_EQ(DateOf(just_before_december), "2026-11-30");
}

TEST(ClockTest, TheManualClockMovesOnlyWhenTold) {
  ManualClock clock;
  EXPECT_EQ(ToRfc3339(clock.Now()), "2026-01-01T00:00:00.000000Z");
  clock.Advance(seconds{90});
  EXPECT_EQ(ToRfc3339(clock.Now()), "2026-01-01T00:01:30.000000Z");
  clock.Set(FromMicros(kMoment));
  EXPECT_EQ(clock.Now(), FromMicros(kMoment));
}

TEST(ClockTest, TheSystemClockTellsTheTimeOfTheComputer) {
  const auto before = std::chrono::system_clock::now();
  const auto now = System().Now();
  EXPECT_GE(now + microseconds{1}, before);
  EXPECT_LE(now, std::chrono::system_clock::now());
}

TEST(UkTimeTest, ClocksAreAnHourAheadFromTheLastSundayOfMarchToThatOfOctober) {
  EXPECT_EQ(UkDateOf(FromRfc3339("2026-06-30T22:59:59Z").value()), "2026-06-30");
  EXPECT_EQ(UkDateOf(FromRfc3339("2026-06-30T23:00:00Z").value()), "2026-07-01");
  const auto shown = [](const char* utc) { return ToRfc3339(OnUkClocks(FromRfc3339(utc).value())).substr(0, 19); };
  EXPECT_EQ(shown("2026-03-29T00:59:59Z"), "2026-03-29T00:59:59");
  EXPECT_EQ(shown("2026-03-29T01:00:00Z"), "2026-03-29T02:00:00");
  EXPECT_EQ(shown("2026-10-25T00:59:59Z"), "2026-10-25T01:59:59");
  EXPECT_EQ(shown("2026-10-25T01:00:00Z"), "2026-10-25T01:00:00");
  EXPECT_EQ(shown("2025-03-30T12:00:00Z"), "2025-03-30T13:00:00");
  EXPECT_EQ(shown("2026-12-31T23:30:00Z"), "2026-12-31T23:30:00");
}

}  // namespace
}  // namespace participation::clock
