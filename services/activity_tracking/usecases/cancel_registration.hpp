#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives back a place, which goes to whoever waits longest, or leaves the queue, and tells of it. Refused once the
// engagement event is over: whoever did not come had their place.
absl::StatusOr<Registration> CancelRegistration(database::Transaction& transaction, const std::string& registration_id,
                                                clock::Time now);

}  // namespace participation::activity_tracking
