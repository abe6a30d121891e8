#pragma once

#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/policy/organisations.hpp"
#include "services/impact_reporting/domain/finding.hpp"

namespace participation::impact_reporting {

// What a finding is to rest on: evidence, or contributions chosen by hand.
using FindingSource = std::variant<Evidence, std::vector<std::string>>;

// What people said, as somebody puts it.
struct FindingDraft {
  std::string organisation = {};
  std::string statement = {};
  FindingSource source;
  policy::Organisations organisations;  // whose contributions it may rest on
};

// Records what people said. FAILED_PRECONDITION, reason CONTRIBUTION_UNKNOWN, ACTIVITY_UNKNOWN or CONSULTATION_UNKNOWN,
// if it was not heard of, or is another organisation's: which of the two is not told.
absl::StatusOr<CountedFinding> RecordFinding(database::Transaction& transaction, FindingDraft draft, clock::Time now);

}  // namespace participation::impact_reporting
