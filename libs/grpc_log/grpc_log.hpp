#pragma once

namespace participation::grpc_log {

// From now on what gRPC complains of is a record of the log, at level "debug": what matters of it comes back as a
// status or an exception with its own words. Without this it writes lines of its own to standard error.
void TakeOver();

}  // namespace participation::grpc_log
