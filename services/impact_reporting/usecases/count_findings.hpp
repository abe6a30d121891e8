#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/finding.hpp"

namespace participation::impact_reporting {

// Findings with how many contributions say so, as of now.
std::vector<CountedFinding> CountFindings(database::Transaction& transaction, std::vector<Finding> findings);
absl::StatusOr<CountedFinding> CountFinding(database::Transaction& transaction, absl::StatusOr<Finding> finding);

}  // namespace participation::impact_reporting
