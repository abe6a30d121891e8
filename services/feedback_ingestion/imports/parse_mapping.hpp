#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/feedback_ingestion/imports/mapping.hpp"

namespace participation::feedback_ingestion {

// Reads a mapping from YAML; mappings/README.md says what may stand in it. INVALID_ARGUMENT names every line that is
// not understood and what is allowed there.
absl::StatusOr<Mapping> ParseMapping(const std::string& yaml);

// What tells one mapping text from another: a hash in hexadecimal.
std::string HashOfMapping(std::string_view yaml);

}  // namespace participation::feedback_ingestion
