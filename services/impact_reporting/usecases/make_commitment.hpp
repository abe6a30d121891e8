#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/commitment.hpp"

namespace participation::impact_reporting {

// Promises something because of a decision that was adopted, at least in part; its organisation is the decision's.
// Emits CommitmentMoved.
absl::StatusOr<Commitment> MakeCommitment(database::Transaction& transaction, Commitment::Details details,
                                          clock::Time now);

// Brings a commitment to another state. `etag` is the version that the change was made from, or empty. Emits
// CommitmentMoved.
absl::StatusOr<Commitment> MoveCommitment(database::Transaction& transaction, const std::string& commitment_id,
                                          Commitment::State state, std::string reason, const std::string& etag,
                                          clock::Time now);

}  // namespace participation::impact_reporting
