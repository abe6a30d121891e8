#pragma once

#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/finding.hpp"

namespace participation::impact_reporting {

// What a finding is to rest on: evidence, or contributions chosen by hand.
using FindingSource = std::variant<Evidence, std::vector<std::string>>;

// Records what people said. FAILED_PRECONDITION, reason CONTRIBUTION_UNKNOWN, if a chosen contribution was not heard
// of.
absl::StatusOr<CountedFinding> RecordFinding(database::Transaction& transaction, std::string organisation,
                                             std::string statement, const FindingSource& source, clock::Time now);

}  // namespace participation::impact_reporting
