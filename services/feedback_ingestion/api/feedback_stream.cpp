#include "services/feedback_ingestion/api/feedback_stream.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/change.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/usecases/make_candidate.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr int kMostInBatch = 200;

void Refuse(const absl::Status& refusal, v1::SubmissionOutcome& outcome) {
  outcome.set_result(v1::SubmissionOutcome::RESULT_REFUSED);
  outcome.set_reason(refusal::ReasonOf(refusal));
  outcome.set_message(std::string{refusal.message()});
  for (const auto& violation : refusal::ViolationsOf(refusal)) {
    auto& message = *outcome.add_violations();
    message.set_field(violation.field);
    message.set_description(violation.description);
  }
}

}  // namespace

absl::Status FeedbackStream::Take(const rpc::Call& call, const v1::StreamFeedbackRequest& request,
                                  v1::StreamFeedbackResponse& reply) {
  if (request.submissions_size() < 1 || request.submissions_size() > kMostInBatch) {
    return refusal::InvalidField("submissions", absl::StrCat("must have 1 to ", kMostInBatch, " items"));
  }
  Batch batch = Check(call, request, reply);
  if (!batch.candidates.empty()) {
    const auto status = rpc::MakeChange(
        edge_, call,
        [&](database::Transaction& transaction) {
          Store(transaction, batch, reply);
          return absl::OkStatus();
        },
        [&](rpc::Objects& objects) { objects.AddFrom(reply); });
    if (!status.ok()) return status;
  }
  Count(batch, reply);
  return absl::OkStatus();
}

FeedbackStream::Batch FeedbackStream::Check(const rpc::Call& call, const v1::StreamFeedbackRequest& request,
                                            v1::StreamFeedbackResponse& reply) const {
  Batch batch;
  for (int place = 0; place < request.submissions_size(); ++place) {
    const auto& submission = request.submissions(place);
    auto& outcome = *reply.add_outcomes();
    if (const auto sound = edge_.Check(call, submission); !sound.ok()) {
      Refuse(sound, outcome);
      continue;
    }
    auto candidate = MakeCandidate(FromMessage(submission), redactor_, clock_.Now());
    if (!candidate.ok()) {
      Refuse(candidate.status(), outcome);
      continue;
    }
    batch.candidates.push_back(*std::move(candidate));
    batch.places.push_back(place);
  }
  return batch;
}

void FeedbackStream::Store(database::Transaction& transaction, Batch& batch, v1::StreamFeedbackResponse& reply) const {
  const auto received = ReceiveFeedback(transaction, PointersTo(batch.candidates), clock_.Now());
  for (std::size_t at = 0; at < received.size(); ++at) {
    auto& outcome = *reply.mutable_outcomes(batch.places[at]);
    if (!received[at].refusal.ok()) {
      Refuse(received[at].refusal, outcome);
      continue;
    }
    const bool already_had = received[at].outcome == Received::Outcome::kAlreadyHad;
    outcome.set_result(already_had ? v1::SubmissionOutcome::RESULT_ALREADY_HAD : v1::SubmissionOutcome::RESULT_STORED);
    outcome.set_feedback_item_id(received[at].feedback_item_id);
  }
}

void FeedbackStream::Count(const Batch& batch, const v1::StreamFeedbackResponse& reply) const {
  for (std::size_t at = 0; at < batch.candidates.size(); ++at) {
    if (reply.outcomes(batch.places[at]).result() == v1::SubmissionOutcome::RESULT_STORED) {
      metrics_.Stored(batch.candidates[at].item);
    }
  }
  for (const auto& outcome : reply.outcomes()) {
    if (outcome.result() == v1::SubmissionOutcome::RESULT_ALREADY_HAD) metrics_.AlreadyHad();
    if (outcome.result() == v1::SubmissionOutcome::RESULT_REFUSED) metrics_.Refused();
  }
}

}  // namespace participation::feedback_ingestion
