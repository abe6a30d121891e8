#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::identifiers {

// A United Kingdom postcode in capitals with one space before the last three, such as "SW1A 1AA", or INVALID_ARGUMENT.
// Letters are checked by position; whether the postcode is in use is not known here.
absl::StatusOr<std::string> NormalisePostcode(std::string_view value);

// The part before the space of a normalised postcode: the post town's district, a few thousand households.
std::string OutwardPart(std::string_view normalised_postcode);

// The outward part alone, as written by somebody who gives no more, in capitals, or INVALID_ARGUMENT.
absl::StatusOr<std::string> NormaliseOutwardPart(std::string_view value);

}  // namespace participation::identifiers
