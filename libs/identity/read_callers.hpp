#pragma once

#include <string>

#include "libs/identity/issuer.hpp"

namespace participation::identity {

// Reads the configuration of who may call: docs/security.md shows it. Files that it names are relative to `folder`.
// Throws std::invalid_argument with all that is wrong, by line, and what is allowed there.
Callers ParseCallers(const std::string& yaml, const std::string& folder);

// The same from a file.
Callers ReadCallers(const std::string& path);

}  // namespace participation::identity
