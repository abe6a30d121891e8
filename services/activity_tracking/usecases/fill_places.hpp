#pragma once

#include "services/activity_tracking/domain/engagement_event.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives the places that are free to those who wait longest, and tells of it. The event is then to be saved.
void FillPlaces(database::Transaction& transaction, EngagementEvent& event, clock::Time now);

}  // namespace participation::activity_tracking
