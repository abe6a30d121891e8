#pragma once

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/opportunity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Says that nobody else is wanted for a published opportunity, and tells of it.
absl::StatusOr<Opportunity> CloseOpportunity(database::Transaction& transaction, const std::string& opportunity_id,
                                             clock::Time now);

// Does so with every published opportunity whose time to close has come, at most `most`, and tells how many there were.
std::size_t CloseDueOpportunities(database::Transaction& transaction, clock::Time now, std::size_t most);

// Closes one that is known to be published.
void CloseAndTell(database::Transaction& transaction, Opportunity& opportunity, clock::Time now);

}  // namespace participation::activity_tracking
