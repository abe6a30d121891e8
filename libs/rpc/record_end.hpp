#pragma once

#include <chrono>

#include "absl/status/status.h"

namespace participation::rpc {

struct Method;

// Measures a call that has ended, and logs its refusal: of one request and of a stream alike, without any of its data.
void RecordEnd(const Method& method, const absl::Status& status, std::chrono::steady_clock::time_point begun);

}  // namespace participation::rpc
