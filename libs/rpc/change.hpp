#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "libs/rpc/call.hpp"
#include "libs/rpc/edge.hpp"

namespace participation::rpc {

// Runs a change on behalf of a call in one transaction, kept unless it is refused, and waits until it is durable: for
// handlers of streams. What it throws comes out.
absl::Status Change(Edge& edge, const Call& call, absl::FunctionRef<absl::Status(database::Transaction&)> work);

}  // namespace participation::rpc
