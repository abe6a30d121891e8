#pragma once

#include <optional>
#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"

namespace participation::people_bank {

// Records that a message was handed over, with what it was about, and tells the world. Also of one that was stopped
// while it was on its way: what is recorded is what happened. Nothing if that was recorded before.
void SettleSent(database::Transaction& transaction, OutgoingMessage message, Channel channel, clock::Time now);

// Takes a queued message out of the queue unsent, with what it was about, and tells the world.
void SettleNotSent(database::Transaction& transaction, OutgoingMessage message, Obstacle obstacle);

// Takes what is queued for somebody out of the queue: for one purpose, or all. Tells how many messages that were.
int StopQueuedMessages(database::Transaction& transaction, const std::string& person_id, std::optional<Purpose> purpose,
                       Obstacle obstacle);

// Tells the world that somebody cannot be told of an outcome.
void TellNotReachable(database::Transaction& transaction, const std::string& telling_id, Obstacle obstacle);

}  // namespace participation::people_bank
