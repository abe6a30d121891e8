#include "services/people_bank/domain/phrases.hpp"

#include <algorithm>
#include <chrono>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/clock/month_names.hpp"
#include "libs/clock/uk_time.hpp"

namespace participation::people_bank {
namespace {

// "10:00".
std::string HourOf(clock::Time time) { return clock::ToRfc3339(clock::OnUkClocks(time)).substr(11, 5); }

// "22 November 2026", as people in the United Kingdom count days.
std::string DayOf(clock::Time time) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(clock::OnUkClocks(time))};
  return absl::StrCat(static_cast<unsigned>(day.day()), " ", std::string{clock::NameOf(day.month())}, " ",
                      static_cast<int>(day.year()));
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string printable{text};
  std::ranges::replace_if(
      printable, [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; }, ' ');
  return printable;
}

std::string InOneLine(std::string_view text) { return absl::StrReplaceAll(Printable(text), {{"\n", " "}}); }

std::string MomentOf(clock::Time time) {
  static constexpr const char* kDays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const auto day = std::chrono::floor<std::chrono::days>(clock::OnUkClocks(time));
  return absl::StrCat(kDays[std::chrono::weekday{day}.c_encoding()], " ", DayOf(time), ", ", HourOf(time));
}

std::string WhenIs(const Occasion& occasion) {
  const bool ends_same_day = DayOf(occasion.start_time) == DayOf(occasion.end_time);
  return absl::StrCat(MomentOf(occasion.start_time), " to ",
                      ends_same_day ? HourOf(occasion.end_time) : MomentOf(occasion.end_time));
}

}  // namespace participation::people_bank
