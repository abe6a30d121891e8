#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/invitation.hpp"

namespace participation::people_bank {

// Invites people whom somebody named, in their order. Who may not be asked is CANCELLED with the reason; who was
// invited before is shown as it stands, and asked again if that was cancelled and may be now.
absl::StatusOr<std::vector<Invitation>> InvitePeople(database::Transaction& transaction,
                                                     const std::string& opportunity_id,
                                                     std::span<const std::string> person_ids, clock::Time now);

}  // namespace participation::people_bank
