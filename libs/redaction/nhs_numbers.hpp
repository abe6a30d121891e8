#pragma once

#include <cstddef>
#include <optional>

#include "libs/redaction/digit_run.hpp"
#include "libs/redaction/grouped_number.hpp"
#include "libs/redaction/scan.hpp"

namespace participation::redaction {

// Eight to eleven digits right after words that announce an NHS number. Neither the check digit nor a lost or doubled
// digit matters then: a mistyped number still points to one person.
std::optional<GroupedNumber> AnnouncedNhsNumberAt(const Scan& scan, const DigitRun& run, std::size_t first);

// Ten digits with the right check digit that are either in an issued range (or the test range) or grouped 3-3-4.
// The check digit alone would take one in eleven of all ten-digit references for an NHS number.
std::optional<GroupedNumber> NhsNumberAt(const DigitRun& run, std::size_t first);

}  // namespace participation::redaction
