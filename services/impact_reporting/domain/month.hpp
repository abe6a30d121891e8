#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace participation::impact_reporting {

// A calendar month as "2026-03", which sorts as text in order of time.
using Month = std::string;

// Months from the first to the last, both inclusive.
struct Months {
  Month first = {};
  Month last = {};

  // INVALID_ARGUMENT, naming the fields first_month and last_month, if they are out of order or more than `most`.
  static absl::StatusOr<Months> Of(Month first, Month last, std::size_t most);

  std::vector<Month> All() const;
  bool Contains(std::string_view month) const { return first <= month && month <= last; }
};

// The month must be one, as the API checks.
std::chrono::year_month ToYearMonth(std::string_view month);
Month ToMonth(std::chrono::year_month month);

// "March 2026".
std::string InWords(std::string_view month);

// Whether the text is a calendar date that exists, "2026-03-31".
bool IsDate(std::string_view text);

// The month of a calendar date.
Month MonthOfDate(std::string_view date);

// The last month that has ended on a calendar date.
Month LastEndedOn(std::string_view date);

}  // namespace participation::impact_reporting
