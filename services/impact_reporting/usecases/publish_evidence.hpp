#pragma once

#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/duty_evidence.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/publication.hpp"

namespace participation::impact_reporting {

// How many contributions the evidence takes in, as far as that may be shown beside how many there were of each kind in
// each month, and beside what else was found about the same theme. The same whatever the report and its period.
PublishedCount PublishEvidence(database::Transaction& transaction, const Evidence& evidence);

// Findings with how many contributions say so, safe to publish.
std::vector<CountedFinding> PublishFindings(database::Transaction& transaction, std::vector<Finding> findings);

// Fills in how many took part in each activity and answered each consultation, safe to publish.
void PublishWhoTookPart(database::Transaction& transaction, std::vector<DutyEvidence>& evidence);

}  // namespace participation::impact_reporting
