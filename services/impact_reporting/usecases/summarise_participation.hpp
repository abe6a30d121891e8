#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/participation.hpp"

namespace participation::impact_reporting {

// Who took part in what was asked of people, safe to publish.
struct ParticipationSummary {
  std::vector<ParticipationCount> counts = {};
  Reach reach = {};
};

absl::StatusOr<ParticipationSummary> SummariseParticipation(database::Transaction& transaction,
                                                            const std::string& organisation, const Months& months);

}  // namespace participation::impact_reporting
