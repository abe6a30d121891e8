#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/opportunity.hpp"

namespace participation::people_bank {

// Notes an opportunity that was published, to look for people. One that is known already, also as closed, stays as it
// is.
absl::Status TakeUpOpportunity(database::Transaction& transaction, Opportunity opportunity);

// Notes when and where the event of an opportunity is now, and until when people are wanted: what is not sent yet says
// so. One that is closed, or not known, stays as it is.
absl::Status MoveOpportunity(database::Transaction& transaction, const std::string& opportunity_id,
                             clock::Time close_time, const Occasion& occasion);

// Notes that nobody else is wanted, and cancels what is queued. One that is not known yet is never opened.
absl::Status CloseOpportunity(database::Transaction& transaction, const std::string& opportunity_id);

}  // namespace participation::people_bank
