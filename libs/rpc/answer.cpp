#include "libs/rpc/answer.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <memory>

#include "libs/log/log.hpp"
#include "libs/rpc/breakdown.hpp"
#include "libs/rpc/kept_answers.hpp"
#include "libs/status/to_grpc.hpp"
#include "libs/trace/trace.hpp"

namespace participation::rpc {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

// One call from its arrival to its answer.
class UnaryCall : public std::enable_shared_from_this<UnaryCall> {
 public:
  UnaryCall(Edge& edge, Unary unary)
      : edge_{edge},
        method_{edge.MethodFor(*unary.request->GetDescriptor())},
        unary_{std::move(unary)},
        reactor_{unary_.context->DefaultReactor()} {
    method_.metrics.started.Increment();
  }

  grpc::ServerUnaryReactor* reactor() const { return reactor_; }

  void Begin() {
    auto call = edge_.Admit(*unary_.context, method_);
    if (!call.ok()) return Finish(call.status());
    call_ = *std::move(call);
    if (auto sound = edge_.Check(call_, *unary_.request); !sound.ok()) return Finish(sound);
    if (!method_.changes) return Post([self = shared_from_this()] { self->Read(); });
    if (unary_.prepare) return Post([self = shared_from_this()] { self->PrepareAndSubmit(); });
    Submit();
  }

 private:
  void Post(WorkerPool::Job job) {
    if (!edge_.workers().TryPost(job)) Finish(TooBusy());
  }

  void PrepareAndSubmit() {
    absl::Status status;
    try {
      status = unary_.prepare(call_);
    } catch (...) {
      status = Breakdown(std::current_exception());
    }
    if (!status.ok()) return Finish(status);
    Submit();
  }

  void Submit() {
    try {
      edge_.database().Submit(
          [self = shared_from_this()](database::Transaction& transaction) { return self->Change(transaction); },
          [self = shared_from_this()](const std::exception_ptr& error) {
            self->Finish(error ? Breakdown(error) : self->status_);
          });
    } catch (...) {
      Finish(Breakdown(std::current_exception()));
    }
  }

  void Read() {
    try {
      edge_.database().Read([this](database::Transaction& transaction) { status_ = RunInTime(transaction); });
    } catch (...) {
      status_ = Breakdown(std::current_exception());
    }
    Finish(status_);
  }

  // Runs the change, or finds that it was done before. Tells whether there is something to keep.
  bool Change(database::Transaction& transaction) {
    unary_.response->Clear();
    std::string fingerprint;
    const std::string request_id = RequestId();
    if (!request_id.empty()) {
      fingerprint = Fingerprint(method_.descriptor->full_name(), call_.caller.subject, *unary_.request);
      const auto kept = KeptAnswers{transaction}.Find(request_id, fingerprint);
      status_ = kept.status();
      if (!status_.ok()) return false;
      if (kept->has_value()) {
        unary_.response->ParseFromString(**kept);
        return false;
      }
    }
    status_ = RunInTime(transaction);
    if (status_.ok() && !request_id.empty()) KeptAnswers{transaction}.Keep(request_id, fingerprint, *unary_.response);
    return status_.ok();
  }

  absl::Status RunInTime(database::Transaction& transaction) {
    if (std::chrono::system_clock::now() > call_.deadline) {
      return absl::DeadlineExceededError("nothing was changed: the deadline passed before the call's turn came");
    }
    const trace::Scope scope{call_.traceparent};
    return unary_.work(transaction, call_);
  }

  std::string RequestId() const {
    if (method_.request_id == nullptr) return {};
    return unary_.request->GetReflection()->GetString(*unary_.request, method_.request_id);
  }

  // The last thing done: the call's context, request and response are gone after it.
  void Finish(const absl::Status& status) {
    if (!status.ok()) unary_.response->Clear();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun_;
    method_.metrics.seconds.Observe(taken.count());
    method_.metrics.Handled(static_cast<int>(status.code()));
    if (!status.ok()) {
      log::Info("call refused",
                {log::Method(method_.descriptor->full_name()), log::Code(absl::StatusCodeToString(status.code()))});
    }
    unary_.work = nullptr;
    unary_.prepare = nullptr;
    reactor_->Finish(status::ToGrpc(status));
  }

  Edge& edge_;
  const Method& method_;
  Unary unary_;
  grpc::ServerUnaryReactor* reactor_;
  Call call_;
  absl::Status status_;
  const SteadyTime begun_ = std::chrono::steady_clock::now();
};

}  // namespace

grpc::ServerUnaryReactor* Start(Edge& edge, Unary unary) {
  const auto call = std::make_shared<UnaryCall>(edge, std::move(unary));
  auto* reactor = call->reactor();
  call->Begin();
  return reactor;
}

}  // namespace participation::rpc
