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

// Notes that nobody else is wanted, and cancels what is queued. One that is not known yet is never opened.
absl::Status CloseOpportunity(database::Transaction& transaction, const std::string& opportunity_id);

}  // namespace participation::people_bank
