#include "libs/rpc/call.hpp"

namespace participation::rpc {

absl::Status StillWanted(const Call& call, bool given_up) {
  if (std::chrono::system_clock::now() > call.deadline) {
    return absl::DeadlineExceededError("nothing was changed: the deadline passed before the call's turn came");
  }
  if (given_up) {
    return absl::CancelledError("nothing was changed: the caller gave up before the call's turn came");
  }
  return absl::OkStatus();
}

}  // namespace participation::rpc
