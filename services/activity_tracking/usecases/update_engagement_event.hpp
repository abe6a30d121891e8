#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/engagement_event.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives an engagement event another schedule; places that this adds go to those who wait, and if it is moved, its
// published opportunities follow, of which is told. The etag, unless it is empty, is that of what the change was made
// from.
absl::StatusOr<EngagementEvent> UpdateEngagementEvent(database::Transaction& transaction,
                                                      const std::string& engagement_event_id, Schedule schedule,
                                                      const std::string& etag, clock::Time now);

}  // namespace participation::activity_tracking
