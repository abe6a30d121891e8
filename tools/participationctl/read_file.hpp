#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace participation::ctl {

// All of a file, or of standard input if it is "-". INVALID_ARGUMENT says why it cannot be had: it has no name, cannot
// be read, is a folder, or is larger than 64 MiB.
absl::StatusOr<std::string> ReadFile(const std::string& file);

}  // namespace participation::ctl
