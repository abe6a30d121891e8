#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives back a place, which goes to whoever waits longest, or leaves the queue.
absl::StatusOr<Registration> CancelRegistration(database::Transaction& transaction, const std::string& registration_id,
                                                clock::Time now);

}  // namespace participation::activity_tracking
