#pragma once

#include <span>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/position.hpp"

namespace participation::impact_reporting {

// Some of the contributions that findings rest on, each once though several findings may rest on it.
struct ContributionsBehind {
  struct Found {
    Contribution contribution = {};
    std::size_t finding = 0;  // the first that rests on it
  };
  std::vector<Found> found = {};
  Position reached = {};  // from which to go on
  bool done = false;
};

// Looks at `limit` contributions after a position, or at those that are left. Since those met before are passed over,
// fewer may be found.
ContributionsBehind FindContributionsBehind(database::Transaction& transaction, std::span<const Finding> findings,
                                            const Position& after, std::size_t limit);

}  // namespace participation::impact_reporting
