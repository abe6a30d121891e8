#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Who is to be registered for what.
struct RegistrationWish {
  std::string engagement_event_id;
  std::string person_id;  // empty for somebody who does not say who they are
  std::vector<std::string> adjustments;
};

// Takes a place at an engagement event, or the next place in the queue. ALREADY_EXISTS if the person has one.
absl::StatusOr<Registration> RegisterForEvent(database::Transaction& transaction, RegistrationWish wish,
                                              clock::Time now);

}  // namespace participation::activity_tracking
