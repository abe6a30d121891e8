#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/outcome.hpp"

namespace participation::impact_reporting {

// What people said and what was done, or why not, for each outcome.
absl::StatusOr<std::vector<YouSaidWeDid>> SayWhatWasDone(database::Transaction& transaction,
                                                         std::vector<Outcome> outcomes);

}  // namespace participation::impact_reporting
