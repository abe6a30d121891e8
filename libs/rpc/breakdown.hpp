#pragma once

#include <exception>

#include "absl/status/status.h"

namespace participation::rpc {

// What a caller is told when something broke: UNAVAILABLE or RESOURCE_EXHAUSTED with a time to try again where that
// helps, otherwise INTERNAL. Says nothing of the inside; the log does.
absl::Status Breakdown(const std::exception_ptr& cause);

// Too much is under way already.
absl::Status TooBusy();

}  // namespace participation::rpc
