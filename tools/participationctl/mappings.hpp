#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace participation::ctl {

// The names of the mappings that come with the program, for help.
std::string MappingNames();

// The YAML of a mapping: of a file, or one of those that come with the program.
absl::StatusOr<std::string> ReadMapping(const std::string& name_or_file);

}  // namespace participation::ctl
