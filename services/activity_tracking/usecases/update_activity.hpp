#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/activity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives an activity that is not over another plan, and tells of it. The etag, unless it is empty, is that of what the
// change was made from.
absl::StatusOr<Activity> UpdateActivity(database::Transaction& transaction, const std::string& activity_id,
                                        ActivityPlan plan, const std::string& etag, clock::Time now);

}  // namespace participation::activity_tracking
