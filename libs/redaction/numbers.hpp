#pragma once

#include <cstddef>

#include "libs/redaction/expression.hpp"
#include "libs/redaction/scan.hpp"

namespace participation::redaction {

// Marks every NHS number, telephone number and date of birth in the run of digits at `span`.
// Gives where to go on: at the run's last group when a month may follow it, else at its end.
std::size_t MarkNumbers(Scan& scan, Span span);

}  // namespace participation::redaction
