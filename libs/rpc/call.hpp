#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "libs/policy/caller.hpp"

namespace google::protobuf {
class MethodDescriptor;
}

namespace participation::rpc {

// What is known of a call besides its request.
struct Call {
  const google::protobuf::MethodDescriptor* method = nullptr;
  policy::Caller caller;
  bool own_only = false;   // the caller may touch what is theirs only
  std::string purpose;     // what for, as the caller says: a code, or empty
  std::string request_id;  // empty: sent again, it would be done again
  std::string network;     // where from, of who did not sign in
  std::string lane;        // whose calls wait together: of one organisation, or else of one caller
  std::string traceparent;
  std::chrono::system_clock::time_point deadline;
  // Of a stream: set once the caller gave up. It outlives the stream, for changes that do.
  std::shared_ptr<const std::atomic<bool>> given_up = {};
};

// Refuses if nobody waits for what would be done next: the deadline passed, or the caller gave up.
absl::Status StillWanted(const Call& call, bool given_up);

}  // namespace participation::rpc
