#pragma once

#include <map>
#include <span>
#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/invitation.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"

namespace participation::people_bank {

// Who of these people may not be asked now, and why: they left, did not agree to it through any channel, or were asked
// often enough of late.
std::map<std::string, Obstacle> ObstaclesToInviting(database::Transaction& transaction,
                                                    std::span<const std::string> person_ids, clock::Time now);

// Queues invitations, and the messages that take them there. Each has its invitation's id, so that the mailer sends it
// once, also if it was cancelled and queued again while it was on its way.
void QueueInvitations(database::Transaction& transaction, std::span<const Invitation> invitations, clock::Time now);

}  // namespace participation::people_bank
