#pragma once

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/place.hpp"

namespace participation::people_bank {

// Notes what became of somebody's place, with the words of now, and queues one message about it, in place of an earlier
// one that is still queued; none about what was given back or is over. Nothing for whoever is not on the register, or
// left; and nothing if a later version is known, or the place was settled and forgotten.
absl::Status FollowPlace(database::Transaction& transaction, Place place, PlaceChange change, clock::Time now);

}  // namespace participation::people_bank
