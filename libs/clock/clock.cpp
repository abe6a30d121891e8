#include "libs/clock/clock.hpp"

#include <algorithm>
#include <optional>

#include "absl/status/status.h"

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

// By hand: events are written and submissions dated tens of thousands of times a second.
void AppendDigits(std::string& text, std::int64_t number, int digits) {
  text.append(static_cast<std::size_t>(digits), '0');
  for (auto at = text.rbegin(); number > 0; ++at, number /= 10) *at = static_cast<char>('0' + number % 10);
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
  std::string text = DateOf(shown);
  text += 'T';
  AppendDigits(text, of_day.hours().count(), 2);
  text += ':';
  AppendDigits(text, of_day.minutes().count(), 2);
  text += ':';
  AppendDigits(text, of_day.seconds().count(), 2);
  text += '.';
  AppendDigits(text, of_day.subseconds().count(), 6);
  return text += 'Z';
}

absl::StatusOr<Time> FromRfc3339(std::string_view text) {
  if (const auto time = Parse(text)) return *time;
  return absl::InvalidArgumentError("a time must look like 2026-11-22T10:15:00Z (RFC 3339)");
}

std::string MonthOf(Time time) { return DateOf(time).substr(0, 7); }

std::string DateOf(Time time) {
  const auto date = CalendarDate(time);
  std::string text;
  AppendDigits(text, static_cast<int>(date.year()), 4);
  text += '-';
  AppendDigits(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  AppendDigits(text, static_cast<unsigned>(date.day()), 2);
  return text;
}

}  // namespace participation::clock
