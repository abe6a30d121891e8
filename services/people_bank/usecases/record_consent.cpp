#include "services/people_bank/usecases/record_consent.hpp"

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/person_store.hpp"

namespace participation::people_bank {

void RecordConsent(database::Transaction& transaction, Person& person, const Consent& consent, clock::Time now) {
  ConsentStore{transaction}.Save(consent, id::New());
  person.Advance(now);
  PersonStore{transaction}.Save(person);
  v1::ConsentChanged event;
  event.set_person_id(person.person_id());
  event.set_purpose(static_cast<v1::Purpose>(consent.purpose()));
  event.set_channel(static_cast<v1::Channel>(consent.channel()));
  event.set_state(static_cast<v1::Consent::State>(consent.state()));
  events::Outbox{transaction}.Add(person.person_id(), person.version(), event);
}

}  // namespace participation::people_bank
