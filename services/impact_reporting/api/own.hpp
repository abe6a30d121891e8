#pragma once

#include <string>

#include "libs/policy/own_organisation.hpp"
#include "libs/rpc/call.hpp"
#include "services/impact_reporting/domain/commitment.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/usecases/trace_contribution.hpp"

// Whose it is of what its own organisation only may see, for policy::Own. Outcomes everybody may see.
namespace participation::impact_reporting {

inline const std::string& OrganisationOf(const CountedFinding& counted) { return counted.finding.organisation; }
inline const std::string& OrganisationOf(const Decision& decision) { return decision.details().organisation; }
inline const std::string& OrganisationOf(const Commitment& commitment) { return commitment.details().organisation; }
inline const std::string& OrganisationOf(const ContributionChain& chain) { return chain.contribution.organisation; }

}  // namespace participation::impact_reporting
