#include "libs/rpc/change.hpp"

#include <memory>

#include "libs/trace/trace.hpp"

namespace participation::rpc {

Change::Change(Edge& edge, const Call& call, Work work, Tell tell) {
  std::promise<absl::Status> promise;
  done_ = promise.get_future();
  if (auto refused = edge.TakesChanges(); !refused.ok()) {
    promise.set_value(std::move(refused));
    return;
  }
  const auto status = std::make_shared<absl::Status>();
  edge.database().Submit(
      [acts = edge.acts(), status, call, work = std::move(work),
       tell = std::move(tell)](database::Transaction& transaction) {
        *status = StillWanted(call, call.given_up != nullptr && *call.given_up);
        if (!status->ok()) return false;
        const trace::Scope scope{call.traceparent};
        *status = work(transaction);
        if (!status->ok()) return false;
        Objects objects = acts.NothingYet();
        tell(objects);
        const audit::NewEntry entry = acts.Entry(call, absl::StatusCode::kOk, objects);
        audit::Log{transaction}.Append(entry);
        return true;
      },
      [status, promise = std::move(promise)](const std::exception_ptr& error) mutable {
        error ? promise.set_exception(error) : promise.set_value(*status);
      },
      nullptr, call.lane);
}

absl::Status Change::Wait() { return done_.get(); }

absl::Status MakeChange(Edge& edge, const Call& call, Change::Work work, Change::Tell tell) {
  return Change{edge, call, std::move(work), std::move(tell)}.Wait();
}

}  // namespace participation::rpc
