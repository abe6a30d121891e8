#include "libs/rpc/change.hpp"

#include <memory>

#include "libs/trace/trace.hpp"

namespace participation::rpc {

Change::Change(Edge& edge, const Call& call, Work work) {
  std::promise<absl::Status> promise;
  done_ = promise.get_future();
  if (auto refused = edge.TakesChanges(); !refused.ok()) {
    promise.set_value(std::move(refused));
    return;
  }
  const auto status = std::make_shared<absl::Status>();
  edge.database().Submit(
      [status, call, work = std::move(work)](database::Transaction& transaction) {
        *status = StillWanted(call, call.given_up != nullptr && *call.given_up);
        if (!status->ok()) return false;
        const trace::Scope scope{call.traceparent};
        *status = work(transaction);
        return status->ok();
      },
      [status, promise = std::move(promise)](const std::exception_ptr& error) mutable {
        error ? promise.set_exception(error) : promise.set_value(*status);
      });
}

absl::Status Change::Wait() { return done_.get(); }

absl::Status MakeChange(Edge& edge, const Call& call, Change::Work work) {
  return Change{edge, call, std::move(work)}.Wait();
}

}  // namespace participation::rpc
