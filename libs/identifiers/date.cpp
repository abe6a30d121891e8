#include "libs/identifiers/date.hpp"

#include <array>
#include <charconv>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "libs/identifiers/written.hpp"
#include "libs/text/utf8.hpp"

namespace participation::identifiers {
namespace {

constexpr std::size_t kMaxWritten = 32;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

using Parts = std::array<std::string_view, 3>;

std::optional<Parts> ThreeParts(std::string_view value) {
  if (value.size() > kMaxWritten) return std::nullopt;
  const auto trimmed = text::Trim(value);
  const auto separator = trimmed.find_first_of("/-.");
  if (separator == std::string_view::npos) return std::nullopt;
  const auto parts = Split(trimmed, trimmed[separator]);
  if (parts.size() != 3) return std::nullopt;
  return Parts{parts[0], parts[1], parts[2]};
}

int Number(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::optional<std::chrono::year_month_day> Calendar(std::string_view year, std::string_view month,
                                                    std::string_view day) {
  if (year.size() != 4 || month.size() > 2 || day.size() > 2) return std::nullopt;
  if (!IsAllDigits(year) || !IsAllDigits(month) || !IsAllDigits(day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(Number(year)),
                                         std::chrono::month(static_cast<unsigned>(Number(month))),
                                         std::chrono::day(static_cast<unsigned>(Number(day)))};
  if (!date.ok() || Number(year) < kFirstYear || Number(year) > kLastYear) return std::nullopt;
  return date;
}

std::optional<std::chrono::year_month_day> Read(std::string_view value, DateOrder order) {
  const auto parts = ThreeParts(value);
  if (!parts) return std::nullopt;
  const auto& [first, second, third] = *parts;
  switch (order) {
    case DateOrder::kDayFirst:
      return Calendar(third, second, first);
    case DateOrder::kMonthFirst:
      return Calendar(third, first, second);
    case DateOrder::kYearFirst:
      return Calendar(first, second, third);
  }
  return std::nullopt;
}

const char* Shape(DateOrder order) {
  switch (order) {
    case DateOrder::kDayFirst:
      return "DD/MM/YYYY";
    case DateOrder::kMonthFirst:
      return "MM/DD/YYYY";
    case DateOrder::kYearFirst:
      return "YYYY-MM-DD";
  }
  return "";
}

}  // namespace

absl::StatusOr<std::chrono::year_month_day> ParseDate(std::string_view value, DateOrder order) {
  if (const auto date = Read(value, order)) return *date;
  return absl::InvalidArgumentError(
      absl::StrFormat("a date is a day of %d to %d written %s", kFirstYear, kLastYear, Shape(order)));
}

std::optional<AmbiguousDate> ReadsAsTwoDates(std::string_view value) {
  const auto day_first = Read(value, DateOrder::kDayFirst);
  const auto month_first = Read(value, DateOrder::kMonthFirst);
  if (!day_first || !month_first || *day_first == *month_first) return std::nullopt;
  return AmbiguousDate{*day_first, *month_first};
}

absl::StatusOr<std::chrono::year_month_day> ParseUnambiguousDate(std::string_view value) {
  if (ReadsAsTwoDates(value))
    return absl::FailedPreconditionError(
        "the date can be read day first or month first: state the order its source writes");
  for (const auto order : {DateOrder::kYearFirst, DateOrder::kDayFirst, DateOrder::kMonthFirst})
    if (const auto date = Read(value, order)) return *date;
  return absl::InvalidArgumentError("a date is three numbers with a four-digit year, such as 2024-01-31");
}

std::string FormatDate(std::chrono::year_month_day date) {
  return absl::StrFormat("%04d-%02d-%02d", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                         static_cast<unsigned>(date.day()));
}

}  // namespace participation::identifiers
