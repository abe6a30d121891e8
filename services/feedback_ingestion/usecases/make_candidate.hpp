#pragma once

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "services/feedback_ingestion/domain/candidate.hpp"

namespace participation::redaction {
class Redactor;
}

namespace participation::feedback_ingestion {

// Makes a submission safe to store, under an id of its own. For any thread: this is the work that needs no transaction.
absl::StatusOr<Candidate> MakeCandidate(Submission submission, const redaction::Redactor& redactor, clock::Time now);

}  // namespace participation::feedback_ingestion
