#pragma once

#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/redaction/redactor.hpp"
#include "libs/rpc/answer_stream.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "services/feedback_ingestion/api/feedback_metrics.hpp"
#include "services/feedback_ingestion/domain/candidate.hpp"

namespace participation::feedback_ingestion {

// Takes batch after batch: one transaction for each, one outcome for each submission.
class FeedbackStream final : public rpc::StreamHandler<v1::StreamFeedbackRequest, v1::StreamFeedbackResponse> {
 public:
  FeedbackStream(rpc::Edge& edge, const clock::Clock& clock, const redaction::Redactor& redactor,
                 FeedbackMetrics& metrics)
      : edge_{edge}, clock_{clock}, redactor_{redactor}, metrics_{metrics} {}

  absl::Status Take(const rpc::Call& call, const v1::StreamFeedbackRequest& request,
                    v1::StreamFeedbackResponse& reply) override;
  bool ChecksFields() const override { return true; }

 private:
  // Candidates of a batch, and the places of their outcomes in the reply.
  struct Batch {
    std::vector<Candidate> candidates;
    std::vector<int> places;
  };

  Batch Check(const rpc::Call& call, const v1::StreamFeedbackRequest& request, v1::StreamFeedbackResponse& reply) const;
  void Store(database::Transaction& transaction, Batch& batch, v1::StreamFeedbackResponse& reply) const;
  void Count(const Batch& batch, const v1::StreamFeedbackResponse& reply) const;

  rpc::Edge& edge_;
  const clock::Clock& clock_;
  const redaction::Redactor& redactor_;
  FeedbackMetrics& metrics_;
};

}  // namespace participation::feedback_ingestion
