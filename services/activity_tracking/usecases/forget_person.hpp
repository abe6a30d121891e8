#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives back the places of somebody who was forgotten, at whatever is not over, and takes them off all registrations,
// attendances and invitations. Counts of what is over stay.
absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, clock::Time now);

}  // namespace participation::activity_tracking
