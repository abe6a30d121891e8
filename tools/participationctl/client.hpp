#pragma once

#include <grpcpp/support/status.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "tools/participationctl/addresses.hpp"
#include "tools/participationctl/credentials.hpp"

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

// Calls any RPC of the platform by its descriptor, wherever its service is.
class Client {
 public:
  Client(Addresses addresses, Credentials credentials)
      : addresses_{std::move(addresses)}, credentials_{std::move(credentials)} {}

  // Tries again for a few seconds while the server is away or busy: changes carry a request_id, so that is safe.
  grpc::Status Call(const google::protobuf::MethodDescriptor& method, const google::protobuf::Message& request,
                    google::protobuf::Message& response);

  // Sends what `next` fills in, one message at a time, until it returns false; `see` gets the reply to each.
  grpc::Status Stream(const google::protobuf::MethodDescriptor& method, google::protobuf::Message& request,
                      google::protobuf::Message& reply, const std::function<bool()>& next,
                      const std::function<void()>& see);

  // To the service that imports files.
  std::shared_ptr<grpc::Channel> FeedbackChannel() { return Channel("feedback-ingestion"); }

 private:
  // To the service with this command.
  std::shared_ptr<grpc::Channel> Channel(const std::string& service);
  // To the service that is meant; refused if there is no such service.
  absl::StatusOr<std::shared_ptr<grpc::Channel>> ChannelFor(const google::protobuf::MethodDescriptor& method,
                                                            const google::protobuf::Message& request);

  const Addresses addresses_;
  const Credentials credentials_;
  std::map<Addresses::Replicas, std::shared_ptr<grpc::Channel>> channels_;
};

}  // namespace participation::ctl
