#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::identifiers {

// The form under which an e-mail address is looked up: lower case, international domains as xn--, at most 254 bytes.
// INVALID_ARGUMENT for anything that a mail server of the public Internet would not take: no dot in the domain,
// quoted local parts, letters outside ASCII before the @.
absl::StatusOr<std::string> NormaliseEmail(std::string_view value);

}  // namespace participation::identifiers
