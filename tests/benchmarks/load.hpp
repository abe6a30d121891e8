#pragma once

#include <grpcpp/channel.h>

#include <chrono>
#include <memory>
#include <vector>

namespace participation::benchmarks {

// What one slice of load saw.
struct LoadResult {
  double per_second = 0;
  int failed = 0;
  std::vector<double> latencies;  // seconds
};

// Keeps `in_flight` calls of SubmitFeedback under way for `length`, each with a new submission.
LoadResult Load(const std::shared_ptr<grpc::Channel>& channel, int in_flight, std::chrono::milliseconds length);

}  // namespace participation::benchmarks
