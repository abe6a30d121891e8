#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/invitation.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"

namespace participation::people_bank {

// Why somebody may not be asked now: they left, did not agree to it through any channel, or were asked often enough of
// late.
std::optional<Obstacle> ObstacleToInviting(database::Transaction& transaction, const std::string& person_id,
                                           clock::Time now);

// Queues an invitation, and the message that takes it there. That has the invitation's id, so that the mailer sends it
// once, also if it was cancelled and queued again while it was on its way.
void QueueInvitation(database::Transaction& transaction, const Invitation& invitation, clock::Time now);

}  // namespace participation::people_bank
