#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/audit/notary.hpp"
#include "libs/events/reactions.hpp"
#include "libs/projections/projection.hpp"
#include "libs/rpc/edge.hpp"

namespace participation::operations {

// What operators' services need of a module that the process hosts.
struct HostedModule {
  std::string name;
  rpc::Edge& edge;
  const events::Reactions& reactions;
  std::span<const projections::Projection> projections;
  const audit::Notary& notary;
};

// The refusal of a call that names none of them.
absl::Status RefuseUnknownModule(std::span<const HostedModule> modules);

}  // namespace participation::operations
