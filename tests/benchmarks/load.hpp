#pragma once

#include <grpcpp/channel.h>

#include <chrono>
#include <memory>
#include <vector>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"

namespace participation::benchmarks {

// An answer with a comment, under a new id. Ids of other systems come in no order, which is the harder case for an
// index.
feedback_ingestion::v1::FeedbackSubmission MakeSubmission();

// What one slice of load saw.
struct LoadResult {
  double per_second = 0;
  int failed = 0;
  std::vector<double> latencies;  // seconds
};

// Keeps `in_flight` calls of SubmitFeedback under way for `length`, each with a new submission.
LoadResult Load(const std::shared_ptr<grpc::Channel>& channel, int in_flight, std::chrono::milliseconds length);

}  // namespace participation::benchmarks
