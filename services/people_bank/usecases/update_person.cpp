#include "services/people_bank/usecases/update_person.hpp"

#include "libs/events/outbox.hpp"
#include "libs/refusal/etag.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/messages.hpp"
#include "services/people_bank/store/person_store.hpp"

namespace participation::people_bank {

absl::StatusOr<Person> UpdatePerson(database::Transaction& transaction, const PersonChange& change, clock::Time now) {
  PersonStore people{transaction};
  auto person = people.FindActive(change.person_id);
  if (!person.ok()) return person;
  if (auto refusal = refusal::CheckEtag(change.etag, person->version()); !refusal.ok()) return refusal;
  if (change.identity) {
    people.PutDetails(change.person_id, change.identity->details);
    people.PutContacts(change.person_id, change.identity->contact_indexes);
  }
  person->ChangeInterests(change.interests);
  person->Advance(now);
  people.SaveWithInterests(*person);
  v1::PersonUpdated event;
  event.set_person_id(person->person_id());
  *event.mutable_interests() = ToMessage(person->interests());
  events::Outbox{transaction}.Add(person->person_id(), person->version(), event);
  return person;
}

}  // namespace participation::people_bank
