#pragma once

#include <cstddef>
#include <optional>

#include "libs/redaction/digit_run.hpp"
#include "libs/redaction/grouped_number.hpp"
#include "libs/redaction/scan.hpp"

namespace participation::redaction {

// A number with + or 00 and the code of a country.
std::optional<GroupedNumber> InternationalTelephoneAt(const DigitRun& run, std::size_t first);

// A number of the United Kingdom written nationally, a mobile number with 44 but no +, or one of North America grouped
// 3-3-4.
std::optional<GroupedNumber> TelephoneAt(const DigitRun& run, std::size_t first);

// Any six to fifteen digits right after words that announce a telephone number.
std::optional<GroupedNumber> AnnouncedTelephoneAt(const Scan& scan, const DigitRun& run, std::size_t first);

// Two groups that are a time of day, such as 10.30: opening hours follow the word "phone" too.
bool IsTimeOfDay(const DigitRun& run, std::size_t first);

}  // namespace participation::redaction
