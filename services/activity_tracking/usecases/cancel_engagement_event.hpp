#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/engagement_event.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Says that an engagement event does not take place; opportunities for it close, of which is told.
absl::StatusOr<EngagementEvent> CancelEngagementEvent(database::Transaction& transaction,
                                                      const std::string& engagement_event_id, std::string reason,
                                                      clock::Time now);

}  // namespace participation::activity_tracking
