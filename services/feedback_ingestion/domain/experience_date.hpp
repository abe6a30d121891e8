#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"

namespace participation::feedback_ingestion {

// Earlier dates are damaged input: an empty cell that a spreadsheet shows as 1900, a year typed with two digits.
inline constexpr std::string_view kFirstDate = "2000-01-01";

// The first day on which the test was the one of today (NHS England).
inline constexpr std::string_view kFirstDateOfTodaysTest = "2020-04-01";

// The date as it is kept, YYYY-MM-DD. INVALID_ARGUMENT for what is no date, lies before 2000 or in the future: after
// today's date in the United Kingdom.
absl::StatusOr<std::string> CheckExperienceDate(std::string_view date, clock::Time now);

}  // namespace participation::feedback_ingestion
