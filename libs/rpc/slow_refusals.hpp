#pragma once

#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <chrono>
#include <memory>

#include "absl/status/status.h"

namespace participation::rpc {

// Tells who calls too often so only after a moment. Who asks again at once when refused could otherwise make a refusal
// cost the others more than an answer; with one, what a connection can ask for is its streams divided by the moment.
// Thread-safe.
class SlowRefusals {
 public:
  static constexpr std::chrono::milliseconds kMoment{250};
  // Told at once when that many wait already.
  static constexpr int kMostWaiting = 4000;

  // Ends the call with `status`: at once, unless its reason is RATE_LIMITED.
  void Tell(grpc::ServerUnaryReactor& reactor, const absl::Status& status);

  int waiting() const { return *waiting_; }

 private:
  const std::shared_ptr<std::atomic<int>> waiting_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace participation::rpc
