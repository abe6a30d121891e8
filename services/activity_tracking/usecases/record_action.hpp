#pragma once

#include "absl/status/status.h"
#include "services/activity_tracking/domain/action.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Puts what was promised, or how it has moved on, into the action plan. What arrives out of order changes nothing.
absl::Status RecordAction(database::Transaction& transaction, const Action& action);

// Keeps the title of the decision that actions come from.
absl::Status RecordDecision(database::Transaction& transaction, const std::string& decision_id,
                            const std::string& title);

}  // namespace participation::activity_tracking
