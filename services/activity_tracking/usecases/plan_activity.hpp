#pragma once

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/activity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Plans a piece of engagement work, and tells of it.
absl::StatusOr<Activity> PlanActivity(database::Transaction& transaction, ActivityPlan plan, clock::Time now);

}  // namespace participation::activity_tracking
