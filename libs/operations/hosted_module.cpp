#include "libs/operations/hosted_module.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::operations {

absl::Status RefuseUnknownModule(std::span<const HostedModule> modules) {
  std::string names;
  for (const HostedModule& module : modules) names += (names.empty() ? "" : ", ") + module.name;
  return refusal::InvalidField("module", "must be one that this process hosts: " + names);
}

}  // namespace participation::operations
