#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <memory>

#include "libs/rpc/breakdown.hpp"
#include "libs/rpc/edge.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::rpc {

// Takes the messages of one stream in turn, each answered by one reply before the next is read: the client's pace is
// the server's.
template <class Request, class Response>
class StreamHandler {
 public:
  virtual ~StreamHandler() = default;

  // Takes one message and fills in the reply to it. May block; a refusal ends the stream.
  virtual absl::Status Take(const Call& call, const Request& request, Response& reply) = 0;
};

namespace internal {

template <class Request, class Response>
class StreamReactor final : public grpc::ServerBidiReactor<Request, Response> {
 public:
  StreamReactor(Edge& edge, grpc::CallbackServerContext* context,
                std::unique_ptr<StreamHandler<Request, Response>> handler)
      : edge_{edge}, method_{edge.MethodFor(*Request::descriptor())}, handler_{std::move(handler)} {
    method_.metrics.started.Increment();
    auto call = edge_.Admit(*context, method_);
    if (!call.ok()) return End(call.status());
    call_ = *std::move(call);
    this->StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    if (!ok) return End(absl::OkStatus());
    WorkerPool::Job job = [this] { TakeOne(); };
    if (!edge_.workers().TryPost(job)) End(TooBusy());
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return End(absl::CancelledError("the client went away"));
    request_.Clear();
    this->StartRead(&request_);
  }

  void OnDone() override {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun_;
    method_.metrics.seconds.Observe(taken.count());
    method_.metrics.Handled(code_);
    delete this;
  }

 private:
  void TakeOne() {
    absl::Status status;
    reply_.Clear();
    try {
      status = edge_.Check(call_, request_);
      if (status.ok()) status = handler_->Take(call_, request_, reply_);
    } catch (...) {
      status = Breakdown(std::current_exception());
    }
    if (!status.ok()) return End(status);
    this->StartWrite(&reply_);
  }

  void End(const absl::Status& status) {
    code_ = static_cast<int>(status.code());
    this->Finish(status::ToGrpc(status));
  }

  Edge& edge_;
  const Method& method_;
  std::unique_ptr<StreamHandler<Request, Response>> handler_;
  Call call_;
  Request request_;
  Response reply_;
  int code_ = 0;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace internal

// Answers a stream with `handler`.
template <class Request, class Response>
grpc::ServerBidiReactor<Request, Response>* AnswerStream(Edge& edge, grpc::CallbackServerContext* context,
                                                         std::unique_ptr<StreamHandler<Request, Response>> handler) {
  return new internal::StreamReactor<Request, Response>(edge, context, std::move(handler));
}

}  // namespace participation::rpc
