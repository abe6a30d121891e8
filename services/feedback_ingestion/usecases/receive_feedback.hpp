#pragma once

#include <span>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/domain/candidate.hpp"

namespace participation::feedback_ingestion {

// What became of one candidate.
struct Received {
  enum class Outcome {
    kStored,
    kAlreadyHad,   // its submission id is known, from before or from earlier in the batch
    kNothingSaid,  // its answer is the same respondent's on another row, or may be, and there is no text
    kRefused,
  };

  Outcome outcome = Outcome::kStored;
  absl::Status refusal;  // why, if refused
};

// Stores what is not there yet, counts it and tells of it; says what became of each. A candidate that answers a
// consultation is refused unless that is open now; one of a person who was forgotten is unlinked first, and has no
// answer if its source repeats answers.
std::vector<Received> ReceiveFeedback(database::Transaction& transaction, std::span<Candidate> candidates,
                                      clock::Time now);

}  // namespace participation::feedback_ingestion
