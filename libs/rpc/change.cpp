#include "libs/rpc/change.hpp"

#include "libs/trace/trace.hpp"

namespace participation::rpc {

absl::Status Change(Edge& edge, const Call& call, absl::FunctionRef<absl::Status(database::Transaction&)> work) {
  absl::Status status;
  edge.database().Write([&](database::Transaction& transaction) {
    const trace::Scope scope{call.traceparent};
    status = work(transaction);
    return status.ok();
  });
  return status;
}

}  // namespace participation::rpc
