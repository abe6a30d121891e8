#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::identifiers {

// Whether two letters (either case) may begin a National Insurance number.
bool IsNationalInsurancePrefix(std::string_view two_letters);

// Two letters, six digits and a final A to D without spaces, in capitals, or INVALID_ARGUMENT.
absl::StatusOr<std::string> NormaliseNationalInsuranceNumber(std::string_view value);

}  // namespace participation::identifiers
