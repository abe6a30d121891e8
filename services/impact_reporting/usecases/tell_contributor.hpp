#pragma once

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"

namespace participation::impact_reporting {

// Makes one contributor due to be told of an outcome, once per outcome however much they gave; or counts in `search`
// that there is nobody to tell. `finding` is what brought the contribution to the outcome; what has come to it before
// changes nothing.
void TellContributor(database::Transaction& transaction, const Outcome& outcome, const Finding& finding,
                     const Contribution& contribution, ContributorSearch& search, clock::Time now);

}  // namespace participation::impact_reporting
