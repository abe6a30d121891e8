#pragma once

#include <grpcpp/support/status.h>

#include <functional>
#include <memory>
#include <string>

namespace google::protobuf {
class Descriptor;
class Message;
class MethodDescriptor;
}  // namespace google::protobuf
namespace grpc {
class Channel;
}

namespace participation::ctl {

// Whether the same again may work a little later: the server is away or busy.
bool WorthRepeating(const grpc::Status& status);

// An empty message of a type that this program knows.
std::unique_ptr<google::protobuf::Message> NewMessage(const google::protobuf::Descriptor& type);

// Calls any RPC of the platform by its descriptor.
class Client {
 public:
  explicit Client(const std::string& address);

  // Tries again for a few seconds while the server is away or busy: changes carry a request_id, so that is safe.
  grpc::Status Call(const google::protobuf::MethodDescriptor& method, const google::protobuf::Message& request,
                    google::protobuf::Message& response);

  // Sends what `next` fills in, one message at a time, until it returns false; `see` gets the reply to each.
  grpc::Status Stream(const google::protobuf::MethodDescriptor& method, google::protobuf::Message& request,
                      google::protobuf::Message& reply, const std::function<bool()>& next,
                      const std::function<void()>& see);

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace participation::ctl
