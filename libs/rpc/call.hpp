#pragma once

#include <chrono>
#include <string>

#include "libs/policy/caller.hpp"

namespace participation::rpc {

// What is known of a call besides its request.
struct Call {
  policy::Caller caller;
  std::string traceparent;
  std::chrono::system_clock::time_point deadline;
};

}  // namespace participation::rpc
