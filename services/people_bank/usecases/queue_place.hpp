#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/place.hpp"

namespace participation::people_bank {

// Queues a message that tells somebody of the place that they waited for, once for each registration. Nothing for
// whoever did not say who they are, is not on the register, or left.
absl::Status QueuePlace(database::Transaction& transaction, const std::string& person_id, const Place& place,
                        clock::Time now);

}  // namespace participation::people_bank
