#include "services/people_bank/usecases/withdraw_consent.hpp"

#include "services/people_bank/domain/outgoing_message.hpp"
#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/record_consent.hpp"
#include "services/people_bank/usecases/settle_message.hpp"

namespace participation::people_bank {

absl::StatusOr<Withdrawal> WithdrawConsent(database::Transaction& transaction, const ConsentChange& change,
                                           clock::Time now) {
  auto person = PersonStore{transaction}.FindActive(change.person_id);
  if (!person.ok()) return person.status();
  ConsentStore consents{transaction};
  auto consent = consents.Find(change.person_id, change.purpose, change.channel);
  if (!consent) return ConsentNotGiven();
  if (!consent->Withdraw(change.source, now)) return Withdrawal{*consent, 0};
  RecordConsent(transaction, *person, *consent, now);
  Withdrawal withdrawal{*consent, 0};
  if (consents.ChannelsFor(change.person_id, change.purpose).empty()) {
    withdrawal.messages_stopped =
        StopQueuedMessages(transaction, change.person_id, change.purpose, Obstacle::kNoConsent);
  }
  return withdrawal;
}

}  // namespace participation::people_bank
