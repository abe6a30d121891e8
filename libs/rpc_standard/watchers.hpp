#pragma once

#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "grpc/health/v1/health.pb.h"

namespace participation::rpc_standard {

// The state of every service, and the calls that watch one. A slow watcher is told the latest state only, never each
// in between.
class Watchers {
 public:
  using Response = grpc::health::v1::HealthCheckResponse;

  // More calls than this are refused: each holds a stream for as long as it likes.
  static constexpr std::size_t kMostWatchers = 100;

  Response::ServingStatus StatusOf(const std::string& service) const;
  void Set(const std::string& service, Response::ServingStatus status);
  void Drain();

  // Takes in a call, tells it the state at once and then each change. The reactor lives until its call is done.
  grpc::ServerWriteReactor<Response>* Add(const std::string& service);

 private:
  class Watcher;

  Response::ServingStatus StatusLocked(const std::string& service) const;

  mutable std::mutex mutex_;
  std::map<std::string, Response::ServingStatus> statuses_;
  std::set<Watcher*> watchers_;
  bool draining_ = false;
};

}  // namespace participation::rpc_standard
