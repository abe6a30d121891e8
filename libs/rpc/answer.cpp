#include "libs/rpc/answer.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <memory>
#include <string>

#include "libs/rpc/breakdown.hpp"
#include "libs/rpc/kept_answers.hpp"
#include "libs/rpc/record_acts.hpp"
#include "libs/rpc/record_end.hpp"
#include "libs/trace/trace.hpp"

namespace participation::rpc {
namespace {

// One call from its arrival to its answer.
class UnaryCall final : public database::Joinable, public std::enable_shared_from_this<UnaryCall> {
 public:
  UnaryCall(Edge& edge, Unary unary)
      : edge_{edge},
        method_{edge.MethodFor(*unary.request->GetDescriptor())},
        unary_{std::move(unary)},
        reactor_{unary_.context->DefaultReactor()} {
    method_.metrics.started.Increment();
    method_.metrics.received.Increment();
  }

  grpc::ServerUnaryReactor* reactor() const { return reactor_; }

  const void* Kind() const override { return call_.request_id.empty() ? unary_.together : nullptr; }

  bool DoTogether(database::Transaction& transaction, std::span<database::Joinable* const> all) override {
    std::vector<UnaryCall*> calls;
    std::vector<Share*> shares;
    for (auto* const one : all) {
      auto* const call = static_cast<UnaryCall*>(one);
      if (!(call->status_ = call->IsWanted()).ok()) continue;
      calls.push_back(call);
      shares.push_back(call->unary_.share);
    }
    (*unary_.together)(transaction, shares);
    std::vector<audit::NewEntry> entries;
    for (UnaryCall* call : calls) {
      call->done_ = (call->status_ = call->unary_.share->status).ok();
      if (call->done_) entries.push_back(call->Entry());
    }
    if (!entries.empty()) audit::Log{transaction}.Append(entries);
    return !entries.empty();
  }

  void Begin() {
    try {
      if (auto refused = Enter(); !refused.ok()) return Finish(refused);
      if (auto refused = Compute(); !refused.ok()) return Finish(refused);
      if (!method_.changes) return Post(&UnaryCall::Read);
      if (unary_.prepare) return Post(&UnaryCall::PrepareAndSubmit);
      Submit();
    } catch (...) {
      Finish(Breakdown(std::current_exception()));
    }
  }

 private:
  absl::Status Enter() {
    auto refused = edge_.Admit(*unary_.context, method_, call_);
    if (refused.ok()) refused = edge_.Charge(call_, method_, *unary_.request);
    if (refused.ok()) refused = edge_.Check(call_, *unary_.request);
    if (!refused.ok() || !method_.changes || method_.request_id == nullptr) return refused;
    call_.request_id = unary_.request->GetReflection()->GetString(*unary_.request, method_.request_id);
    if (!call_.request_id.empty()) {
      fingerprint_ =
          Fingerprint(edge_.request_key(), method_.descriptor->full_name(), call_.caller.subject, *unary_.request);
    }
    return absl::OkStatus();
  }

  void Post(void (UnaryCall::*step)()) {
    WorkerPool::Job job = [self = shared_from_this(), step] { (*self.*step)(); };
    if (!edge_.workers().TryPost(job, call_.lane)) Finish(TooBusy());
  }

  void Read() {
    try {
      status_ = Prepare();
      if (status_.ok()) edge_.database().Read([this](database::Transaction& transaction) { Run(transaction); });
      if (status_.ok() && method_.on_record) return RecordAndFinish();
    } catch (...) {
      status_ = Breakdown(std::current_exception());
    }
    Finish(status_);
  }

  // Nobody is shown who somebody is before that is on record.
  void RecordAndFinish() {
    Record(edge_, call_, Entry(), [self = shared_from_this()](const std::exception_ptr& error) {
      self->Finish(error ? Breakdown(error) : self->status_);
    });
  }

  void PrepareAndSubmit() {
    try {
      bool settled = false;
      if (!call_.request_id.empty()) edge_.database().Read([&](auto& transaction) { settled = Recall(transaction); });
      if (!settled) {
        status_ = Prepare();
        if (status_.ok()) return Submit();
      }
    } catch (...) {
      status_ = Breakdown(std::current_exception());
    }
    Finish(status_);
  }

  void Submit() {
    edge_.database().Submit(
        [self = shared_from_this()](database::Transaction& transaction) { return self->Change(transaction); },
        [self = shared_from_this()](const std::exception_ptr& error) {
          if (!error && self->done_ && self->unary_.afterword) self->unary_.afterword();
          self->Finish(error ? Breakdown(error) : self->status_);
        },
        this, call_.lane);
  }

  // Runs the change, unless an earlier request settled it. Tells whether there is something to keep.
  bool Change(database::Transaction& transaction) {
    if (Recall(transaction)) return false;
    Run(transaction);
    if (!(done_ = status_.ok())) return false;
    KeptAnswers{transaction}.Keep(call_.request_id, fingerprint_, *unary_.response);
    audit::Log{transaction}.Append(Entry());
    return true;
  }

  // Whether an earlier request with the same id settles this one: it has been answered, or it was another.
  bool Recall(database::Transaction& transaction) {
    const auto recalled = KeptAnswers{transaction}.Recall(call_.request_id, fingerprint_, *unary_.response);
    status_ = recalled.status();
    return !status_.ok() || *recalled;
  }

  absl::Status Traced(Preparation& step) const {
    const trace::Scope scope{call_.traceparent};
    return step(call_);
  }
  absl::Status Compute() { return unary_.compute ? Traced(unary_.compute) : absl::OkStatus(); }
  absl::Status Prepare() {
    auto wanted = IsWanted();
    return wanted.ok() && unary_.prepare ? Traced(unary_.prepare) : wanted;
  }

  void Run(database::Transaction& transaction) {
    if (!(status_ = IsWanted()).ok()) return;
    const trace::Scope scope{call_.traceparent};
    status_ = unary_.work(transaction, call_);
  }

  audit::NewEntry Entry() const { return DoneEntry(edge_, call_, *unary_.request, *unary_.response); }

  absl::Status IsWanted() const { return StillWanted(call_, unary_.context->IsCancelled()); }

  // The last thing done: the call's context, request and response are gone after it.
  void Finish(const absl::Status& status) {
    if (status.ok()) {
      method_.metrics.sent.Increment();
    } else {
      unary_.response->Clear();
      RecordRefusal(edge_, call_, status);
    }
    RecordEnd(method_, status, begun_);
    unary_.work = nullptr;
    unary_.compute = nullptr;
    unary_.prepare = nullptr;
    unary_.afterword = nullptr;
    edge_.slow_refusals().Tell(*reactor_, status);
  }

  Edge& edge_;
  const Method& method_;
  Unary unary_;
  grpc::ServerUnaryReactor* reactor_;
  Call call_;
  std::string fingerprint_;
  absl::Status status_;
  bool done_ = false;  // by this call, and not by an earlier one
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace

grpc::ServerUnaryReactor* Start(Edge& edge, Unary unary) {
  const auto call = std::make_shared<UnaryCall>(edge, std::move(unary));
  auto* reactor = call->reactor();
  call->Begin();
  return reactor;
}

}  // namespace participation::rpc
