#include <memory>
#include <optional>

#include "libs/refusal/refusal.hpp"
#include "libs/rpc/answer.hpp"
#include "libs/rpc/answer_stream.hpp"
#include "services/feedback_ingestion/api/feedback_ingestion_service.hpp"
#include "services/feedback_ingestion/api/feedback_stream.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/usecases/make_candidate.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {
namespace {

// The refusal with its fields as they stand in the request.
absl::Status InSubmission(const absl::Status& refusal) {
  auto violations = refusal::ViolationsOf(refusal);
  for (auto& violation : violations) violation.field.insert(0, "submission.");
  return violations.empty() ? refusal : refusal::InvalidFields(violations);
}

// A submission on its way, and what became of it.
struct HandedIn final : rpc::Share {
  std::optional<Candidate> candidate;
  v1::SubmitFeedbackResponse* response = nullptr;
};

// The item that answers a submission: stored now, or there before.
absl::Status Fill(database::Transaction& transaction, const Received& received, const Candidate& candidate,
                  v1::SubmitFeedbackResponse& response) {
  if (!received.refusal.ok()) return received.refusal;
  response.set_already_had(received.outcome == Received::Outcome::kAlreadyHad);
  *response.mutable_feedback_item() =
      response.already_had() ? ToReceipt(FeedbackItemStore{transaction}.Find(received.feedback_item_id).value())
                             : ToReceipt(candidate.item);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* FeedbackIngestionService::SubmitFeedback(grpc::CallbackServerContext* context,
                                                                   const v1::SubmitFeedbackRequest* request,
                                                                   v1::SubmitFeedbackResponse* response) {
  const auto handed_in = std::make_shared<HandedIn>();
  handed_in->response = response;
  const auto redact = [=, this](const rpc::Call&) -> absl::Status {
    auto made = MakeCandidate(FromMessage(request->submission()), redactor_, clock_.Now());
    if (!made.ok()) return metrics_.Refused(), InSubmission(made.status());
    handed_in->candidate = *std::move(made);
    return absl::OkStatus();
  };
  const auto store = [=, this](database::Transaction& transaction, const rpc::Call&) -> absl::Status {
    rpc::Share* const alone = handed_in.get();
    submit_together_(transaction, {&alone, 1});
    return handed_in->status;
  };
  const auto count = [=, this] {
    response->already_had() ? metrics_.AlreadyHad() : metrics_.Stored(handed_in->candidate->item);
  };
  return rpc::Start(edge_,
                    {context, request, response, redact, nullptr, store, count, &submit_together_, handed_in.get()});
}

void FeedbackIngestionService::SubmitTogether(database::Transaction& transaction, std::span<rpc::Share* const> shares) {
  std::vector<HandedIn*> all;
  std::vector<Candidate*> candidates;
  for (rpc::Share* share : shares) {
    all.push_back(static_cast<HandedIn*>(share));
    candidates.push_back(&all.back()->candidate.value());
  }
  const auto received = ReceiveFeedback(transaction, candidates, clock_.Now());
  for (std::size_t at = 0; at < all.size(); ++at) {
    all[at]->status = Fill(transaction, received[at], *candidates[at], *all[at]->response);
    if (!all[at]->status.ok()) metrics_.Refused();
  }
}

grpc::ServerBidiReactor<v1::StreamFeedbackRequest, v1::StreamFeedbackResponse>*
FeedbackIngestionService::StreamFeedback(grpc::CallbackServerContext* context) {
  return rpc::AnswerStream<v1::StreamFeedbackRequest, v1::StreamFeedbackResponse>(
      edge_, context, std::make_unique<FeedbackStream>(edge_, clock_, redactor_, metrics_));
}

}  // namespace participation::feedback_ingestion
