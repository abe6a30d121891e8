#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/duty_evidence.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/publication.hpp"

namespace participation::impact_reporting {

// How many contributions the evidence takes in, as far as that may be shown beside how many there were of each kind in
// each month, and beside what a finding about the same theme in other months would show. The same whatever the report
// and its period.
PublishedCount PublishEvidence(database::Transaction& transaction, const Evidence& evidence);

// How many contributions say what was found, safe to publish; of each finding worked out once.
class PublishedFindings {
 public:
  explicit PublishedFindings(database::Transaction& transaction) : transaction_{transaction} {}

  PublishedCount CountOf(const Finding& finding);
  std::vector<CountedFinding> Of(std::vector<Finding> findings);

 private:
  database::Transaction& transaction_;
  std::map<std::string, PublishedCount> counts_;  // by the finding's id
};

// Fills in how many took part in each activity and answered each consultation, safe to publish.
void PublishWhoTookPart(database::Transaction& transaction, std::vector<DutyEvidence>& evidence);

}  // namespace participation::impact_reporting
