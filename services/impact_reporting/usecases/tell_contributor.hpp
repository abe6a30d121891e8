#pragma once

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"

namespace participation::impact_reporting {

// What a contributor is told: what came of which decision, which answered the finding that they contributed to.
struct News {
  const Outcome& outcome;
  const Decision& decision;
  const Finding& finding;
};

// Makes one contributor due to be told of an outcome, once per outcome however much they gave; or counts in `search`
// that there is nobody to tell. What has come to the outcome before changes nothing.
void TellContributor(database::Transaction& transaction, const News& news, const Contribution& contribution,
                     ContributorSearch& search, clock::Time now);

}  // namespace participation::impact_reporting
