#include "libs/clock/clock.hpp"

#include <algorithm>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

namespace participation::clock {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::year_month_day;

constexpr Time kFirst = std::chrono::sys_days{std::chrono::year{0} / 1 / 1};
constexpr Time kLast = std::chrono::sys_days{std::chrono::year{9999} / 12 / 31} + days{1} - microseconds{1};

class SystemClock final : public Clock {
 public:
  Time Now() const override { return floor<microseconds>(std::chrono::system_clock::now()); }
};

year_month_day CalendarDate(Time time) { return year_month_day{floor<days>(std::clamp(time, kFirst, kLast))}; }

// Takes fixed-width pieces off the front of a text; after the first misfit everything else fails too.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  int Number(std::size_t digits) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const char digit = Take();
      if (digit < '0' || digit > '9') return Fail();
      value = value * 10 + (digit - '0');
    }
    return value;
  }

  char OneOf(std::string_view choices) {
    const char found = Take();
    if (choices.find(found) == std::string_view::npos) Fail();
    return found;
  }

  bool NextIsDigit() const { return !text_.empty() && text_.front() >= '0' && text_.front() <= '9'; }
  bool NextIs(char wanted) const { return !text_.empty() && text_.front() == wanted; }
  bool FinishedWell() const { return good_ && text_.empty(); }

 private:
  char Take() {
    if (text_.empty()) return static_cast<char>(Fail());
    const char first = text_.front();
    text_.remove_prefix(1);
    return first;
  }

  int Fail() {
    good_ = false;
    text_ = {};
    return 0;
  }

  std::string_view text_;
  bool good_ = true;
};

microseconds ReadFraction(Reader& reader) {
  if (!reader.NextIs('.')) return microseconds{0};
  reader.OneOf(".");
  microseconds fraction{reader.Number(1) * 100'000};
  int unit = 10'000;
  for (int decimals = 1; decimals < 9 && reader.NextIsDigit(); ++decimals, unit /= 10) {
    fraction += microseconds{reader.Number(1) * unit};
  }
  return fraction;
}

std::optional<minutes> ReadOffset(Reader& reader) {
  const char sign = reader.OneOf("Zz+-");
  if (sign == 'Z' || sign == 'z') return minutes{0};
  const int offset_hours = reader.Number(2);
  reader.OneOf(":");
  const int offset_minutes = reader.Number(2);
  if (offset_hours > 23 || offset_minutes > 59) return std::nullopt;
  const minutes offset = hours{offset_hours} + minutes{offset_minutes};
  return sign == '-' ? -offset : offset;
}

std::optional<Time> Parse(std::string_view text) {
  Reader reader{text};
  const int year = reader.Number(4);
  reader.OneOf("-");
  const int month = reader.Number(2);
  reader.OneOf("-");
  const int day = reader.Number(2);
  reader.OneOf("Tt");
  const int hour = reader.Number(2);
  reader.OneOf(":");
  const int minute = reader.Number(2);
  reader.OneOf(":");
  const int second = reader.Number(2);
  const auto fraction = ReadFraction(reader);
  const auto offset = ReadOffset(reader);
  const auto date = std::chrono::year{year} / month / day;
  if (!reader.FinishedWell() || !offset || !date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return std::chrono::sys_days{date} + hours{hour} + minutes{minute} + seconds{second} + fraction - *offset;
}

}  // namespace

Clock& System() {
  static SystemClock clock;
  return clock;
}

ManualClock::ManualClock(Time start) : micros_(ToMicros(start)) {}

Time ManualClock::Now() const { return FromMicros(micros_.load()); }

void ManualClock::Advance(microseconds by) { micros_.fetch_add(by.count()); }

void ManualClock::Set(Time time) { micros_.store(ToMicros(time)); }

std::int64_t ToMicros(Time time) { return time.time_since_epoch().count(); }

Time FromMicros(std::int64_t micros) { return Time{microseconds{micros}}; }

std::string ToRfc3339(Time time) {
  const Time shown = std::clamp(time, kFirst, kLast);
  const std::chrono::hh_mm_ss of_day{shown - floor<days>(shown)};
  return absl::StrFormat("%sT%02d:%02d:%02d.%06dZ", DateOf(shown), of_day.hours().count(), of_day.minutes().count(),
                         of_day.seconds().count(), of_day.subseconds().count());
}

absl::StatusOr<Time> FromRfc3339(std::string_view text) {
  if (const auto time = Parse(text)) return *time;
  return absl::InvalidArgumentError("a time must look like 2026-11-22T10:15:00Z (RFC 3339)");
}

std::string MonthOf(Time time) {
  const auto date = CalendarDate(time);
  return absl::StrFormat("%04d-%02d", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

std::string DateOf(Time time) {
  const auto date = CalendarDate(time);
  return absl::StrFormat("%s-%02d", MonthOf(time), static_cast<unsigned>(date.day()));
}

}  // namespace participation::clock
