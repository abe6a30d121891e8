#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/outcome.hpp"

namespace participation::impact_reporting {

// Publishes what came of a decision, whatever its answer. Emits OutcomePublished; the tellings are made by
// MakeTellings.
absl::StatusOr<Outcome> PublishOutcome(database::Transaction& transaction, const std::string& decision_id,
                                       std::string title, std::string summary, clock::Time now);

}  // namespace participation::impact_reporting
