#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/policy/organisations.hpp"
#include "services/impact_reporting/domain/commitment.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/domain/telling.hpp"

namespace participation::impact_reporting {

// Each list of a chain holds at most this many.
inline constexpr std::size_t kMostInChain = 100;

// One contribution and what came of it.
struct ContributionChain {
  Contribution contribution = {};
  std::vector<std::string> themes = {};
  std::vector<CountedFinding> findings = {};
  std::vector<Decision> decisions = {};
  std::vector<Commitment> commitments = {};
  std::vector<Outcome> outcomes = {};
  std::vector<Telling> tellings = {};  // of its contributor, without who that is
  bool shortened = false;              // whether there is more
};

// With what the organisations made of it, but with all outcomes, which are public. NOT_FOUND,
// reason CONTRIBUTION_UNKNOWN.
absl::StatusOr<ContributionChain> TraceContribution(database::Transaction& transaction,
                                                    const std::string& contribution_id,
                                                    const policy::Organisations& organisations);

// Codes of the themes that a contribution is about.
std::vector<std::string> ThemesOf(database::Transaction& transaction, const Contribution& contribution);

}  // namespace participation::impact_reporting
