#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::identifiers {

// An Organisation Data Service code in capitals: three to nine letters and digits, or INVALID_ARGUMENT.
// Codes issued since April 2020 carry no meaning, so nothing may be read from their shape; existence is a look-up.
absl::StatusOr<std::string> NormaliseOdsCode(std::string_view value);

}  // namespace participation::identifiers
