#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/refusal/refusal.hpp"

namespace grpc {
class Status;
}

namespace participation::status {

// What a server said about a call it refused.
struct Details {
  absl::StatusCode code = absl::StatusCode::kOk;
  std::string message;
  std::string reason;  // The code's name where the server gave none.
  std::string domain;
  refusal::Metadata metadata;
  std::vector<refusal::Violation> violations;
  std::vector<refusal::Precondition> preconditions;
  std::optional<std::chrono::milliseconds> retry_after;
};

// Reads the answer of any server, ours or not: details that are missing, unknown or damaged are left out.
Details ExtractDetails(const grpc::Status& status);

}  // namespace participation::status
