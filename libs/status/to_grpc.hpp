#pragma once

#include "absl/status/status.h"

namespace grpc {
class Status;
}

namespace participation::status {

// A refusal as it goes out: code, message, and google.rpc details: always one ErrorInfo of the domain "participation",
// BadRequest, RetryInfo and PreconditionFailure where libs/refusal put something in.
//
// Bounded, because a client gives up on trailers above 8 KiB: a message keeps its first 500 bytes and the details
// about 3.5 KiB; ErrorInfo's metadata `omitted` then says how many entries did not fit.
grpc::Status ToGrpc(const absl::Status& refusal);

}  // namespace participation::status
