#pragma once

#include "absl/status/status.h"
#include "services/activity_tracking/domain/activity_plan.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// INVALID_ARGUMENT if the plan names a programme that is not one of its organisation.
absl::Status CheckProgramme(database::Transaction& transaction, const ActivityPlan& plan);

}  // namespace participation::activity_tracking
