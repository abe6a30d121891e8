#pragma once

#include "absl/status/status.h"
#include "libs/rpc/edge.hpp"

namespace participation::rpc {

// The entry of a call that was done, for the transaction that does it.
audit::NewEntry DoneEntry(Edge& edge, const Call& call, const google::protobuf::Message& request,
                          const google::protobuf::Message& response);

// Puts an entry on record by itself, and tells when that is durable, or why it is not.
void Record(Edge& edge, const Call& call, audit::NewEntry entry, database::Database::Done done);

// Puts on record that somebody who is known asked for what they may not. Nobody waits for it: while more than a few
// such entries wait, further ones are only counted.
void RecordRefusal(Edge& edge, const Call& call, const absl::Status& status);

}  // namespace participation::rpc
