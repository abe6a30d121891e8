#include "services/people_bank/usecases/register_person.hpp"

#include <set>

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/messages.hpp"
#include "services/people_bank/store/counter_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/record_consent.hpp"

namespace participation::people_bank {
namespace {

constexpr std::string_view kSource = "registration";

}  // namespace

absl::StatusOr<NewPerson> PrepareRegistration(Identity& identity, const PersonalDetails& details, Interests interests,
                                              std::vector<std::pair<Purpose, Channel>> consents) {
  NewPerson joining{id::New(), {}, std::move(interests), std::move(consents)};
  auto sealed = identity.SealNew(joining.person_id, details);
  if (!sealed.ok()) return sealed.status();
  joining.identity = *std::move(sealed);
  return joining;
}

absl::StatusOr<Person> RegisterPerson(database::Transaction& transaction, const NewPerson& joining, clock::Time now) {
  Person person = Person::Register(joining.person_id, joining.interests, now);
  PersonStore people{transaction};
  people.Add(person);
  people.PutDetails(person.person_id(), joining.identity.details);
  people.PutContacts(person.person_id(), joining.identity.contact_indexes);
  CounterStore{transaction}.Add(kPeopleActive, 1);
  v1::PersonRegistered event;
  event.set_person_id(person.person_id());
  *event.mutable_interests() = ToMessage(person.interests());
  events::Outbox{transaction}.Add(person.person_id(), person.version(), event);
  const std::set<std::pair<Purpose, Channel>> each_once{joining.consents.begin(), joining.consents.end()};
  for (const auto& [purpose, channel] : each_once) {
    RecordConsent(transaction, person, Consent::First(person.person_id(), purpose, channel, std::string{kSource}, now),
                  now);
  }
  return person;
}

}  // namespace participation::people_bank
