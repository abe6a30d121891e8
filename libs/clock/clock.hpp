#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::clock {

// A moment in UTC, to the microsecond: what is stored, sent and compared everywhere.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time Now() const = 0;
};

// The computer's own clock. It can step backwards: order is made of versions and positions, never of times.
Clock& System();

// A clock that moves only when told to. Safe to move while other threads read it.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Time start = Time{std::chrono::seconds{1'767'225'600}});  // 2026-01-01T00:00:00Z

  Time Now() const override;
  void Advance(std::chrono::microseconds by);
  void Set(Time time);

 private:
  std::atomic<std::int64_t> micros_;
};

// Microseconds since 1970-01-01T00:00:00Z, the form kept in databases.
std::int64_t ToMicros(Time time);
Time FromMicros(std::int64_t micros);

// "2026-11-22T10:15:00.123456Z". The text forms know the years 0000 to 9999; a time beyond is shown as the nearest
// they have.
std::string ToRfc3339(Time time);

// Reads RFC 3339 with `Z` or an offset and up to nine decimals, of which the first six count. INVALID_ARGUMENT for
// anything else, a date that does not exist, and leap seconds, which UTC microseconds cannot hold.
absl::StatusOr<Time> FromRfc3339(std::string_view text);

// "2026-11", in UTC.
std::string MonthOf(Time time);

// "2026-11-22", in UTC.
std::string DateOf(Time time);

}  // namespace participation::clock
