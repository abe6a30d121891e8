#pragma once

#include "absl/status/status.h"
#include "services/activity_tracking/domain/opportunity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Counts somebody whom the People Bank invited to an opportunity, once. NOT_FOUND for an opportunity that is unknown.
absl::Status RecordInvitation(database::Transaction& transaction, Invitee invitee);

// Counts what they answered, in place of an earlier answer. Whoever accepts is registered for the opportunity's
// engagement event, if it has one and takes people; whoever then declines is registered no longer.
absl::Status RecordAnswer(database::Transaction& transaction, Invitee invitee, Invitee::Answer answer, clock::Time now);

}  // namespace participation::activity_tracking
