#pragma once

#include <exception>
#include <string_view>

#include "absl/status/status.h"

namespace participation::rpc {

// What a refusal says is there after it: of a call, and of a stream, whose earlier messages may be stored.
inline constexpr std::string_view kNothingChanged = "nothing was changed";
inline constexpr std::string_view kAcknowledgedStays =
    "what was acknowledged stays, and what is sent again is not stored twice";

// What a caller is told when something broke: UNAVAILABLE or RESOURCE_EXHAUSTED with a time to try again where that
// helps, otherwise INTERNAL. Says nothing of the inside; the log does.
absl::Status Breakdown(const std::exception_ptr& cause, std::string_view left = kNothingChanged);

// The server stops.
absl::Status ShuttingDown(std::string_view left);

// Too much is under way already.
absl::Status TooBusy(std::string_view left = kNothingChanged);

}  // namespace participation::rpc
