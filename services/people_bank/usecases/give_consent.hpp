#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/consent.hpp"

namespace participation::people_bank {

// A consent to be given or withdrawn.
struct ConsentChange {
  std::string person_id;
  Purpose purpose = Purpose::kOpportunities;
  Channel channel = Channel::kEmail;
  std::string source;
};

// Records that somebody may be contacted for a purpose through a channel. Changes nothing if that is so already.
absl::StatusOr<Consent> GiveConsent(database::Transaction& transaction, const ConsentChange& change, clock::Time now);

}  // namespace participation::people_bank
