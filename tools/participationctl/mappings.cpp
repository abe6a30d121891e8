#include "tools/participationctl/mappings.hpp"

#include <fstream>
#include <iterator>

#include "tools/participationctl/shipped_mappings.hpp"

namespace participation::ctl {

std::string MappingNames() {
  std::string names;
  for (const auto& mapping : kShippedMappings) names += (names.empty() ? "" : ", ") + std::string{mapping.name};
  return names;
}

absl::StatusOr<std::string> ReadMapping(const std::string& name_or_file) {
  for (const auto& mapping : kShippedMappings) {
    if (mapping.name == name_or_file) return std::string{mapping.yaml};
  }
  std::ifstream file{name_or_file, std::ios::binary};
  if (!file) {
    return absl::NotFoundError("there is no mapping " + name_or_file + ": name a YAML file, or one of " +
                               MappingNames());
  }
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace participation::ctl
