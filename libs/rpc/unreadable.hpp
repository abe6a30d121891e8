#pragma once

#include <memory>

#include "absl/status/status.h"

namespace google::protobuf {
class Message;
}

namespace grpc::experimental {
class ServerInterceptorFactoryInterface;
}

namespace participation::rpc {

// What a caller is told who sent bytes that are no such message, or a text that is not UTF-8.
absl::Status Unreadable();

// gRPC tells a stream's reader the same of the stream's end and of a message that cannot be read. Reading begins with
// clearing the message, so a mark put in beforehand tells which it was.
void MarkUnread(google::protobuf::Message& message);
bool IsMarkedUnread(const google::protobuf::Message& message);

// Has unary calls with an unreadable request answered so; gRPC would say UNIMPLEMENTED and nothing else.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> RefuseUnreadableRequests();

}  // namespace participation::rpc
