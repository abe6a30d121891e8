#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::identifiers {

// The order in which a source writes its dates. It has to be stated; it cannot be seen in one date.
enum class DateOrder { kDayFirst, kMonthFirst, kYearFirst };

// One written date that is two different days.
struct AmbiguousDate {
  std::chrono::year_month_day day_first;
  std::chrono::year_month_day month_first;
};

// A calendar date of 1900 to 2100 in three numbers apart by one of / - . with a four-digit year, or INVALID_ARGUMENT.
absl::StatusOr<std::chrono::year_month_day> ParseDate(std::string_view value, DateOrder order);

// Both readings when `value` is a date day first and another month first; nothing when it can be read in one way or
// none.
std::optional<AmbiguousDate> ReadsAsTwoDates(std::string_view value);

// A date in whatever order allows only one reading. FAILED_PRECONDITION when it reads as two: the order must be stated.
absl::StatusOr<std::chrono::year_month_day> ParseUnambiguousDate(std::string_view value);

// YYYY-MM-DD.
std::string FormatDate(std::chrono::year_month_day date);

}  // namespace participation::identifiers
