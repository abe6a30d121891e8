#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/duty_evidence.hpp"

namespace participation::impact_reporting {

// What was planned and done to involve people, in any order.
absl::Status HearActivityPlanned(database::Transaction& transaction, const DutyEvidence& activity);
absl::Status HearActivityMoved(database::Transaction& transaction, const DutyEvidence& activity);
absl::Status HearConsultationOpened(database::Transaction& transaction, const ConsultationEvidence& consultation);
absl::Status HearConsultationClosed(database::Transaction& transaction, const std::string& consultation_id,
                                    clock::Time closed);

}  // namespace participation::impact_reporting
