#pragma once

#include <cstddef>
#include <optional>

#include "libs/redaction/digit_run.hpp"
#include "libs/redaction/grouped_number.hpp"
#include "libs/redaction/scan.hpp"

namespace participation::redaction {

// A date in digits near words about a birth, in one piece or none. Dates without such words stay: when something
// happened is what feedback is about.
std::optional<GroupedNumber> BirthDateAt(const Scan& scan, const DigitRun& run, std::size_t first);

// A date with the month in letters at `at`, near words about a birth.
std::optional<Mark> BirthDateInWordsAt(const Scan& scan, std::size_t at);

// Three groups that are a day of the calendar in any order, so not part of a longer number.
bool IsDate(const DigitRun& run, std::size_t first);

}  // namespace participation::redaction
