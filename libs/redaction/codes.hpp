#pragma once

#include <cstddef>
#include <optional>

#include "libs/redaction/scan.hpp"

namespace participation::redaction {

// A National Insurance number at `at`: complete, or without its last letter when the words before announce
// it or the digits stand in pairs.
std::optional<Mark> NationalInsuranceNumberAt(const Scan& scan, std::size_t at);

// A complete postcode at `at`. The outward part alone stays: it names a district, not a home.
std::optional<Mark> PostcodeAt(const Scan& scan, std::size_t at);

}  // namespace participation::redaction
