#include "libs/rpc/slow_refusals.hpp"

#include <grpcpp/alarm.h>

#include <utility>

#include "absl/random/random.h"
#include "libs/refusal/refusal.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::rpc {
namespace {

// Half as much again at most, lest those who were refused together come back together.
std::chrono::milliseconds SomeMoment() {
  thread_local absl::InsecureBitGen random;
  return SlowRefusals::kMoment + std::chrono::milliseconds{absl::Uniform(random, 0, SlowRefusals::kMoment.count() / 2)};
}

}  // namespace

void SlowRefusals::Tell(grpc::ServerUnaryReactor& reactor, const absl::Status& status) {
  const bool too_often =
      status.code() == absl::StatusCode::kResourceExhausted && refusal::ReasonOf(status) == "RATE_LIMITED";
  if (!too_often) return reactor.Finish(status::ToGrpc(status));
  if (waiting_->fetch_add(1) >= kMostWaiting) {
    --*waiting_;
    return reactor.Finish(status::ToGrpc(status));
  }
  const auto alarm = std::make_shared<grpc::Alarm>();
  // An alarm that is destroyed is told so; and it would never be, if what it calls kept it.
  alarm->Set(std::chrono::system_clock::now() + SomeMoment(),
             [&reactor, waiting = waiting_, told = status::ToGrpc(status), kept = alarm](bool) mutable {
               const auto ended = std::move(kept);
               --*waiting;
               reactor.Finish(told);
             });
}

}  // namespace participation::rpc
