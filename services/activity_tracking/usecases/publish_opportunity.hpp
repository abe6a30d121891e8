#pragma once

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/opportunity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Says that people are wanted for an activity that is not over, or for one of its engagement events, and tells of it.
absl::StatusOr<Opportunity> PublishOpportunity(database::Transaction& transaction, Advert advert, clock::Time now);

}  // namespace participation::activity_tracking
