#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/activity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives up an activity that is not over, ends its parts, and tells of it all.
absl::StatusOr<Activity> CancelActivity(database::Transaction& transaction, const std::string& activity_id,
                                        std::string reason, clock::Time now);

}  // namespace participation::activity_tracking
