#include "libs/rpc/change.hpp"

#include "libs/trace/trace.hpp"

namespace participation::rpc {

Change::Change(Edge& edge, const Call& call, Work work) {
  std::promise<void> promise;
  done_ = promise.get_future();
  edge.database().Submit(
      [this, traceparent = call.traceparent, work = std::move(work)](database::Transaction& transaction) {
        const trace::Scope scope{traceparent};
        status_ = work(transaction);
        return status_.ok();
      },
      [promise = std::move(promise)](const std::exception_ptr& error) mutable {
        error ? promise.set_exception(error) : promise.set_value();
      });
}

Change::~Change() {
  if (done_.valid()) done_.wait();
}

absl::Status Change::Wait() {
  done_.get();
  return status_;
}

absl::Status MakeChange(Edge& edge, const Call& call, Change::Work work) {
  return Change{edge, call, std::move(work)}.Wait();
}

}  // namespace participation::rpc
