#include "tools/participationctl/mappings.hpp"

#include "tools/participationctl/read_file.hpp"
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
  auto yaml = ReadFile(name_or_file);
  if (yaml.ok()) return yaml;
  return absl::NotFoundError("there is no mapping " + name_or_file + " (" + std::string{yaml.status().message()} +
                             "): name a YAML file, or one of " + MappingNames());
}

}  // namespace participation::ctl
