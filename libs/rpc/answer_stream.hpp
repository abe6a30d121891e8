#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

#include "libs/refusal/refusal.hpp"
#include "libs/rpc/breakdown.hpp"
#include "libs/rpc/change.hpp"
#include "libs/rpc/edge.hpp"
#include "libs/rpc/record_acts.hpp"
#include "libs/rpc/record_end.hpp"
#include "libs/rpc/unreadable.hpp"
#include "libs/status/to_grpc.hpp"
#include "libs/trace/trace.hpp"

namespace participation::rpc {

// Takes the messages of one stream in turn, each answered by one reply before the next is read: the client's pace is
// the server's.
template <class Request, class Response>
class StreamHandler {
 public:
  virtual ~StreamHandler() = default;

  // Takes one message and fills in the reply to it. May block; a refusal ends the stream. Changes go through Change().
  virtual absl::Status Take(const Call& call, const Request& request, Response& reply) = 0;

  // Whether it checks the rules of the fields itself: to answer a bad item in a message instead of ending the stream.
  virtual bool ChecksFields() const { return false; }
};

namespace internal {

// At any time it waits for one thing: a message, the handler, or the reply to be sent. So nothing here is shared but
// `reading_`: whoever takes it back, the message that came or the end of the server, goes on. Finish is the last thing;
// gRPC then calls OnDone, once, also when a message is still waited for.
template <class Request, class Response>
class StreamReactor final : public grpc::ServerBidiReactor<Request, Response>, private OpenStreams::Stream {
 public:
  StreamReactor(Edge& edge, grpc::CallbackServerContext& context,
                std::unique_ptr<StreamHandler<Request, Response>> handler)
      : edge_{edge}, context_{context}, method_{edge.MethodFor(*Request::descriptor())}, handler_{std::move(handler)} {
    method_.metrics.started.Increment();
    edge_.streams().Add(*this);
    const absl::Status entered = Enter();
    entered.ok() ? ReadNext() : End(entered);
  }

  // This may come while another thing is under way.
  void OnCancel() override { *given_up_ = true; }

  void OnReadDone(bool ok) override {
    if (!reading_.exchange(false)) return;  // the stream was ended meanwhile
    if (!ok) return End(WhyNothingCame());
    method_.metrics.received.Increment();
    Post();
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return End(ClientAway());
    method_.metrics.sent.Increment();
    ReadNext();
  }

  void OnDone() override {
    edge_.streams().Remove(*this);
    RecordEnd(method_, status_, begun_);
    delete this;
  }

 private:
  absl::Status Enter() {
    try {
      call_.given_up = given_up_;
      return edge_.Admit(context_, method_, call_);
    } catch (...) {
      return Breakdown(std::current_exception());
    }
  }

  void Post() {
    WorkerPool::Job job = [this] { TakeOne(); };
    if (!edge_.workers().TryPost(job, call_.lane)) End(TooBusy(kAcknowledgedStays));
  }

  std::optional<std::chrono::milliseconds> Pause() const {
    constexpr std::chrono::milliseconds kLongest{500};  // then whether anybody still waits is asked again
    if (*given_up_) return std::nullopt;
    const auto charged = edge_.Charge(call_, method_, request_);
    if (charged.ok()) return std::nullopt;
    return std::min(kLongest, refusal::RetryAfterOf(charged).value_or(kLongest));
  }

  void ReadNext() {
    MarkUnread(request_);
    reading_ = true;
    this->StartRead(&request_);
    if (edge_.streams().ended()) EndForShutdown();
  }

  void EndForShutdown() override {
    if (reading_.exchange(false)) End(ShuttingDown(kAcknowledgedStays));
  }

  absl::Status WhyNothingCame() const {
    if (context_.IsCancelled()) return ClientAway();
    return IsMarkedUnread(request_) ? absl::OkStatus() : Unreadable();
  }

  // Who sends more than they may in a time is heard more slowly.
  void TakeOne() {
    if (const auto pause = Pause())
      return pace_.Set(std::chrono::system_clock::now() + *pause, [this](bool) { Post(); });
    reply_.Clear();
    if (auto refused = Take(); !refused.ok()) return End(refused);
    this->StartWrite(&reply_);
  }

  absl::Status Take() {
    try {
      if (auto wanted = StillWanted(call_, *given_up_); !wanted.ok()) return wanted;
      const trace::Scope scope{call_.traceparent};
      auto sound = handler_->ChecksFields() ? Edge::HoldToScope(call_, request_) : edge_.Check(call_, request_);
      return sound.ok() ? handler_->Take(call_, request_, reply_) : sound;
    } catch (...) {
      return Breakdown(std::current_exception(), kAcknowledgedStays);
    }
  }

  static absl::Status ClientAway() { return absl::CancelledError("the client went away"); }

  void End(const absl::Status& status) {
    status_ = status;
    RecordRefusal(edge_, call_, status);
    this->Finish(status::ToGrpc(status));
  }

  Edge& edge_;
  grpc::CallbackServerContext& context_;
  const Method& method_;
  std::unique_ptr<StreamHandler<Request, Response>> handler_;
  Call call_;
  Request request_;
  Response reply_;
  absl::Status status_;
  std::atomic<bool> reading_{false};
  grpc::Alarm pace_;
  const std::shared_ptr<std::atomic<bool>> given_up_ = std::make_shared<std::atomic<bool>>(false);
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace internal

// Answers a stream with `handler`.
template <class Request, class Response>
grpc::ServerBidiReactor<Request, Response>* AnswerStream(Edge& edge, grpc::CallbackServerContext* context,
                                                         std::unique_ptr<StreamHandler<Request, Response>> handler) {
  return new internal::StreamReactor<Request, Response>(edge, *context, std::move(handler));
}

}  // namespace participation::rpc
