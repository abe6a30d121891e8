#include "services/people_bank/usecases/give_consent.hpp"

#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/record_consent.hpp"

namespace participation::people_bank {

absl::StatusOr<Consent> GiveConsent(database::Transaction& transaction, const ConsentChange& change, clock::Time now) {
  auto person = PersonStore{transaction}.FindActive(change.person_id);
  if (!person.ok()) return person.status();
  auto consent = ConsentStore{transaction}.Find(change.person_id, change.purpose, change.channel);
  if (!consent) {
    consent = Consent::First(change.person_id, change.purpose, change.channel, change.source, now);
  } else if (!consent->Give(change.source, now)) {
    return *consent;
  }
  RecordConsent(transaction, *person, *consent, now);
  return *consent;
}

}  // namespace participation::people_bank
