#pragma once

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/engagement_event.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Fixes time and place of an engagement event of an activity that is not over.
absl::StatusOr<EngagementEvent> ScheduleEngagementEvent(database::Transaction& transaction, Schedule schedule,
                                                        clock::Time now);

}  // namespace participation::activity_tracking
