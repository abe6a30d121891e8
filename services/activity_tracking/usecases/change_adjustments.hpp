#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Takes down what somebody who has a place, or waits for one, asks to be there, until the engagement event is over.
absl::StatusOr<Registration> ChangeAdjustments(database::Transaction& transaction, const std::string& registration_id,
                                               std::vector<std::string> adjustments, clock::Time now);

}  // namespace participation::activity_tracking
