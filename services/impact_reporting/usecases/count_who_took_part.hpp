#pragma once

#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/duty_evidence.hpp"

namespace participation::impact_reporting {

// Fills in how many took part in each activity and answered each consultation.
void CountWhoTookPart(database::Transaction& transaction, std::vector<DutyEvidence>& evidence);

}  // namespace participation::impact_reporting
