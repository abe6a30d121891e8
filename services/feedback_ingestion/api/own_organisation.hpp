#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "libs/rpc/call.hpp"

namespace participation::feedback_ingestion {

// ALREADY_EXISTS if a submission's id is that of an item of this organisation, and the caller is bound to another: they
// are not to see it.
absl::Status CheckOwnSubmission(const rpc::Call& call, std::string_view organisation);

}  // namespace participation::feedback_ingestion
