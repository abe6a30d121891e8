#pragma once

#include <span>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/feedback_ingestion/usecases/admit.hpp"

namespace participation::feedback_ingestion {

// Stores what is not there yet, counts it and tells of it; says what became of each. A candidate that answers a
// consultation is refused unless that is open now, and one whose submission id another organisation has is refused as
// taken; one of a person who was forgotten is unlinked first, and has no answer if its source repeats answers. `seen`
// is of earlier rows of the same file.
std::vector<Received> ReceiveFeedback(database::Transaction& transaction, std::span<Candidate* const> candidates,
                                      SeenRows& seen, clock::Time now);

// The same of candidates that are not from a file.
std::vector<Received> ReceiveFeedback(database::Transaction& transaction, std::span<Candidate* const> candidates,
                                      clock::Time now);

}  // namespace participation::feedback_ingestion
