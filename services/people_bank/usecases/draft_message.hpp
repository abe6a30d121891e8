#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/mail/message.hpp"
#include "libs/organisations/directory.hpp"
#include "services/people_bank/domain/delivery.hpp"
#include "services/people_bank/domain/invitation.hpp"
#include "services/people_bank/domain/opportunity.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"
#include "services/people_bank/domain/place.hpp"
#include "services/people_bank/domain/words.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// What a queued message is made of, as it stands at this moment.
struct Draft {
  OutgoingMessage message;
  std::string sealed_details;
  std::vector<Channel> consented;
  std::optional<Invitation> invitation;
  std::optional<Opportunity> opportunity;
  std::optional<Place> place;
  std::optional<Outcome> outcome;
  std::string organisation;  // whose news it is; or empty
};

// A message ready to be handed over, and the channel it takes.
struct Letter {
  mail::Message message;
  Channel channel = Channel::kEmail;
};

// Collects what the message is made of, or why it may not be sent. Nothing if it no longer waits.
std::optional<std::variant<Draft, Obstacle>> DraftMessage(database::Transaction& transaction,
                                                          const std::string& outgoing_message_id, clock::Time now);

// Opens the person's details and puts the message into words, or finds why it cannot reach them. The details are gone
// when it returns.
absl::StatusOr<std::variant<Letter, Obstacle>> WriteLetter(Identity& identity,
                                                           const organisations::Directory& organisations,
                                                           const Draft& draft);

// Whether the message still waits and may still go through the channel.
bool MayStillSend(database::Transaction& transaction, const OutgoingMessage& message, Channel channel);

}  // namespace participation::people_bank
