#include "services/people_bank/usecases/queue_telling.hpp"

#include "libs/id/id.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/settle_message.hpp"

namespace participation::people_bank {

absl::Status QueueTelling(database::Transaction& transaction, const Telling& telling, const Outcome& outcome,
                          clock::Time now) {
  if (!TellingStore{transaction}.Add(telling, outcome)) return absl::OkStatus();
  const auto person = PersonStore{transaction}.Find(telling.person_id);
  if (!person.ok() || person->state() == Person::State::kErased) {
    TellNotReachable(transaction, telling.telling_id, person.ok() ? Obstacle::kErased : Obstacle::kUnknownPerson);
    return absl::OkStatus();
  }
  OutgoingMessageStore{transaction}.Save(
      OutgoingMessage::Queued(id::New(), OutgoingMessage::Kind::kOutcome, telling.person_id, telling.telling_id, now));
  return absl::OkStatus();
}

}  // namespace participation::people_bank
