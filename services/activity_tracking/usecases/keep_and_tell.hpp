#pragma once

#include <vector>

#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/domain/engagement_event.hpp"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Keeps what became of registrations for an event, and tells of those that name a person.
void KeepAndTell(database::Transaction& transaction, std::vector<Registration> registrations,
                 v1::RegistrationChanged::Change change, const EngagementEvent& event);

}  // namespace participation::activity_tracking
