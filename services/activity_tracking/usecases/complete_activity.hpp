#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/activity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Says that an activity under way is done, ends its parts, and tells of it all.
absl::StatusOr<Activity> CompleteActivity(database::Transaction& transaction, const std::string& activity_id,
                                          clock::Time now);

}  // namespace participation::activity_tracking
