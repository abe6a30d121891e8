#pragma once

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/consent.hpp"
#include "services/people_bank/usecases/give_consent.hpp"

namespace participation::people_bank {

// A consent that was withdrawn, and how many queued messages that stopped.
struct Withdrawal {
  Consent consent;
  int messages_stopped = 0;
};

// Records that somebody may no longer be contacted for a purpose through a channel, and in the same moment stops what
// is queued for the purpose if no other channel is left for it. Changes nothing if that is so already; refused as
// CONSENT_NOT_GIVEN if it never was given.
absl::StatusOr<Withdrawal> WithdrawConsent(database::Transaction& transaction, const ConsentChange& change,
                                           clock::Time now);

}  // namespace participation::people_bank
