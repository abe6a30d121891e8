#include "services/feedback_ingestion/usecases/make_candidate.hpp"

#include "libs/id/id.hpp"
#include "libs/redaction/redactor.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<Candidate> MakeCandidate(Submission submission, const redaction::Redactor& redactor, clock::Time now) {
  auto item = FeedbackItem::Receive(id::New(), std::move(submission), redactor, now);
  if (!item.ok()) return item.status();
  return Candidate{.item = *std::move(item)};
}

}  // namespace participation::feedback_ingestion
