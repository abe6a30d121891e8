#pragma once

#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/domain/telling_summary.hpp"

namespace participation::impact_reporting {

// How far the loop of an outcome is closed, from counts, but for those overdue.
TellingSummary SummariseTellings(database::Transaction& transaction, const Outcome& outcome, clock::Time now);

}  // namespace participation::impact_reporting
