#pragma once

#include <string>

#include "absl/status/status.h"
#include "services/activity_tracking/domain/engagement_event.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Cancels an engagement event that is held for change, with every place at it and in its queue, and what was asked for
// there. TellRegistered tells whoever had one. Refused once somebody came.
absl::Status CallOff(database::Transaction& transaction, EngagementEvent& event, std::string reason, clock::Time now);

}  // namespace participation::activity_tracking
