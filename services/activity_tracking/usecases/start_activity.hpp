#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/activity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Says that a planned activity is under way, and tells of it.
absl::StatusOr<Activity> StartActivity(database::Transaction& transaction, const std::string& activity_id,
                                       clock::Time now);

}  // namespace participation::activity_tracking
