#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/invitation.hpp"

namespace participation::people_bank {

// Records that somebody comes. Refused as PERSON_ERASED for who left, as OPPORTUNITY_CLOSED when nobody else is wanted,
// as INVITATION_NOT_OPEN unless it was sent.
absl::StatusOr<Invitation> AcceptInvitation(database::Transaction& transaction, const std::string& invitation_id,
                                            clock::Time now);

// Records that somebody does not come, also after they accepted.
absl::StatusOr<Invitation> DeclineInvitation(database::Transaction& transaction, const std::string& invitation_id,
                                             clock::Time now);

}  // namespace participation::people_bank
