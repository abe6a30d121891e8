#pragma once

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/decision.hpp"

namespace participation::impact_reporting {

// Records what was decided on findings of the same organisation, with reasons; today if no date is given. Emits
// DecisionRecorded.
absl::StatusOr<Decision> RecordDecision(database::Transaction& transaction, Decision::Details details, clock::Time now);

// Another answer or other reasons, while no outcome is published and, for NOT_ADOPTED, nothing promised is open. `etag`
// is the version that the change was made from, or empty. Emits DecisionRecorded.
absl::StatusOr<Decision> ReviseDecision(database::Transaction& transaction, const std::string& decision_id,
                                        Decision::Answer answer, std::string reasons, const std::string& etag,
                                        clock::Time now);

}  // namespace participation::impact_reporting
