#include "services/people_bank/usecases/erase_person.hpp"

#include "absl/strings/escaping.h"
#include "libs/events/outbox.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/counter_store.hpp"
#include "services/people_bank/store/equality_store.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/key_destruction_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/store/place_store.hpp"
#include "services/people_bank/usecases/settle_message.hpp"

namespace participation::people_bank {
namespace {

// Not an id: ids tell when they were made, and so who left then.
std::string RandomPseudonym() {
  return absl::BytesToHexString(std::string{privacy::Key::Random().bytes().substr(0, 16)});
}

}  // namespace

absl::StatusOr<Person> ErasePerson(database::Transaction& transaction, const Identity& identity,
                                   const std::string& person_id, bool erase_texts, clock::Time now) {
  PersonStore people{transaction};
  auto person = people.Find(person_id);
  if (!person.ok()) return person;
  const auto news = person->Erase(erase_texts, now);
  if (!news.ok()) return news.status();
  if (!*news) return person;
  StopQueuedMessages(transaction, person_id, std::nullopt, Obstacle::kErased);
  people.SaveWithInterests(*person);
  people.ForgetDetailsAndContacts(person_id);
  ConsentStore{transaction}.Forget(person_id);
  InvitationStore{transaction}.ForgetReasons(person_id);
  OpportunityStore{transaction}.ForgetCandidate(person_id);
  PlaceStore{transaction}.Forget(person_id);
  EqualityStore{transaction}.Rename(identity.PseudonymOf(person_id), RandomPseudonym());
  KeyDestructionStore{transaction}.Add(person_id);
  CounterStore{transaction}.Add(kPeopleActive, -1);
  v1::PersonErased event;
  event.set_person_id(person_id);
  event.set_erase_texts(erase_texts);
  events::Outbox{transaction}.Add(person_id, person->version(), event);
  return person;
}

}  // namespace participation::people_bank
