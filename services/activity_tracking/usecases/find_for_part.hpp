#pragma once

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/activity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// The activity to which something is to be added; refused once it is over. Nobody else changes it until this
// transaction ends.
absl::StatusOr<Activity> FindForPart(database::Transaction& transaction, const std::string& activity_id);

// FAILED_PRECONDITION if so many parts of one kind are open already.
absl::Status CheckOpenParts(std::size_t open);

}  // namespace participation::activity_tracking
