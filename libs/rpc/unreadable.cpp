#include "libs/rpc/unreadable.hpp"

#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>
#include <grpcpp/support/server_interceptor.h>

#include "libs/refusal/refusal.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::rpc {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;

constexpr int kMark = 536870911;  // the largest field number there may be

class UnreadableRequest final : public grpc::experimental::Interceptor {
 public:
  void Intercept(InterceptorBatchMethods* batch) override {
    if (batch->QueryInterceptionHookPoint(InterceptionHookPoints::POST_RECV_MESSAGE)) {
      unreadable_ = batch->GetRecvMessage() == nullptr;
    }
    if (unreadable_ && batch->QueryInterceptionHookPoint(InterceptionHookPoints::PRE_SEND_STATUS)) {
      batch->ModifySendStatus(status::ToGrpc(Unreadable()));
    }
    batch->Proceed();
  }

 private:
  bool unreadable_ = false;
};

class Factory final : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  grpc::experimental::Interceptor* CreateServerInterceptor(ServerRpcInfo* call) override {
    return call->type() == ServerRpcInfo::Type::UNARY ? new UnreadableRequest : nullptr;
  }
};

}  // namespace

absl::Status Unreadable() {
  return refusal::InvalidArgument("MESSAGE_UNREADABLE",
                                  "the message cannot be read: it is damaged, or a text in it is not UTF-8");
}

void MarkUnread(google::protobuf::Message& message) {
  message.Clear();
  message.GetReflection()->MutableUnknownFields(&message)->AddVarint(kMark, 1);
}

bool IsMarkedUnread(const google::protobuf::Message& message) {
  const auto& unknown = message.GetReflection()->GetUnknownFields(message);
  return !unknown.empty() && unknown.field(0).number() == kMark;
}

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> RefuseUnreadableRequests() {
  return std::make_unique<Factory>();
}

}  // namespace participation::rpc
