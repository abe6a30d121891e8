#pragma once

#include <functional>
#include <string_view>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/mail/mailer.hpp"
#include "libs/organisations/directory.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// What sending needs, and who hears what became of each message: "sent", "no_consent", "no_address", "erased",
// "opportunity_closed", "too_late", "details_unreadable", "stopped" on the way, or "deferred" because something broke
// down.
struct Sending {
  database::Database& database;
  Identity& identity;
  mail::Mailer& mailer;
  const organisations::Directory& organisations;
  const clock::Clock& clock;
  std::function<void(OutgoingMessage::Kind kind, std::string_view outcome)> observe;
};

// Sends the next messages that are due, and tells whether there may be more.
//
// Nothing here happens in the writer but the recording of what came of it. Each message is looked up, with the consents
// of the moment, opened, put into words, and checked once more just before it is handed over. A withdrawal or an
// erasure that is durable before that check stops the message. One that comes in the moment between the check and the
// hand-over (a rename of a file, about a millisecond) comes too late: then the message counts as sent, because it was.
// A crash after the hand-over and before the recording hands the message over again under the same id, which a
// mailer sends once. Of several replicas the one that leads does this; another that takes over may do it again.
bool SendMessages(const Sending& sending);

}  // namespace participation::people_bank
