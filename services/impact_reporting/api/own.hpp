#pragma once

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/call.hpp"
#include "services/impact_reporting/domain/commitment.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/outcome.hpp"

namespace participation::impact_reporting {

inline const std::string& OrganisationOf(const CountedFinding& counted) { return counted.finding.organisation; }
inline const std::string& OrganisationOf(const Decision& decision) { return decision.details().organisation; }
inline const std::string& OrganisationOf(const Commitment& commitment) { return commitment.details().organisation; }
inline const std::string& OrganisationOf(const Outcome& outcome) { return outcome.organisation; }
inline const std::string& OrganisationOf(const Contribution& contribution) { return contribution.organisation; }

// PERMISSION_DENIED if the caller is bound to another organisation.
inline absl::Status AllowOrganisation(const rpc::Call& call, const std::string& organisation) {
  if (call.caller.organisation.empty() || call.caller.organisation == organisation) return absl::OkStatus();
  return refusal::PermissionDenied("OTHER_ORGANISATION", "you may act for your own organisation only");
}

// What a request found or changed by its id, unless it is another organisation's than the caller's: then nothing of it
// is shown, and a change is undone.
template <class Resource>
absl::StatusOr<Resource> Own(const rpc::Call& call, absl::StatusOr<Resource> resource) {
  if (!resource.ok()) return resource;
  if (auto refusal = AllowOrganisation(call, OrganisationOf(*resource)); !refusal.ok()) return refusal;
  return resource;
}

}  // namespace participation::impact_reporting
