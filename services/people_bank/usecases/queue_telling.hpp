#pragma once

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/words.hpp"
#include "services/people_bank/store/telling_store.hpp"

namespace participation::people_bank {

// Queues a message that tells somebody of an outcome, once for each telling; or tells at once that they are not
// reachable because they left or never were on the register.
absl::Status QueueTelling(database::Transaction& transaction, const Telling& telling, const Outcome& outcome,
                          clock::Time now);

}  // namespace participation::people_bank
