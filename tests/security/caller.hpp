#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/support/status.h>

#include <memory>
#include <string>

namespace google::protobuf {
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace participation::security {

// Calls any method, unary or a stream of one message, and tells how it ended. Without a token if that is empty.
grpc::Status CallOnce(const std::shared_ptr<grpc::Channel>& channel, const google::protobuf::MethodDescriptor& method,
                      const google::protobuf::Message& request, const std::string& token,
                      google::protobuf::Message* answer = nullptr);

}  // namespace participation::security
