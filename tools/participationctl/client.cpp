#include "tools/participationctl/client.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/channel.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <chrono>
#include <future>
#include <thread>

#include "absl/strings/str_replace.h"
#include "libs/refusal/refusal.hpp"
#include "libs/status/extract_details.hpp"
#include "libs/status/to_grpc.hpp"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/channel.hpp"

namespace participation::ctl {
namespace {

constexpr std::chrono::seconds kCallPatience{60};
constexpr int kAttempts = 6;
constexpr std::chrono::milliseconds kFirstWait{100};

std::string PathOf(const google::protobuf::MethodDescriptor& method) {
  return "/" + method.service()->full_name() + "/" + method.name();
}

grpc::ByteBuffer ToBuffer(const google::protobuf::Message& message) {
  const grpc::Slice slice{message.SerializeAsString()};
  return {&slice, 1};
}

bool FromBuffer(const grpc::ByteBuffer& buffer, google::protobuf::Message& message) {
  grpc::Slice slice;
  if (!buffer.DumpToSingleSlice(&slice).ok()) return false;
  return message.ParseFromArray(slice.begin(), static_cast<int>(slice.size()));
}

grpc::Status CallOnce(grpc::GenericStub& stub, const std::string& path, const grpc::ByteBuffer& request,
                      grpc::ByteBuffer& response) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallPatience);
  std::promise<grpc::Status> answered;
  stub.UnaryCall(&context, path, {}, &request, &response,
                 [&answered](grpc::Status status) { answered.set_value(std::move(status)); });
  return answered.get_future().get();
}

// One step of a stream: waits until what was begun is done, and tells whether it went well.
bool Await(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

}  // namespace

std::unique_ptr<google::protobuf::Message> NewMessage(const google::protobuf::Descriptor& type) {
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  return std::unique_ptr<google::protobuf::Message>{factory->GetPrototype(&type)->New()};
}

bool WorthRepeating(const grpc::Status& status) {
  if (status.error_code() == grpc::StatusCode::UNAVAILABLE) return true;
  // A server that is busy says when to try again; what is too large stays so.
  return status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED &&
         status::ExtractDetails(status).retry_after.has_value();
}

std::shared_ptr<grpc::Channel> Client::Channel(const std::string& service) {
  const auto& replicas = addresses_.Of(service);
  auto& channel = channels_[replicas];
  if (channel == nullptr) channel = ChannelTo(replicas, credentials_);
  return channel;
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> Client::ChannelFor(const google::protobuf::MethodDescriptor& method,
                                                                  const google::protobuf::Message& request) {
  if (!IsOfEveryService(*method.service())) return Channel(CommandOf(*method.service()));
  const auto* module = request.GetDescriptor()->FindFieldByName("module");
  const std::string service = Dashed(request.GetReflection()->GetString(request, module));
  if (const auto known = addresses_.Check(service); !known.ok()) {
    return refusal::InvalidField("module", absl::StrReplaceAll(known.message(), {{"-", "_"}}));  // as modules are named
  }
  return Channel(service);
}

grpc::Status Client::Call(const google::protobuf::MethodDescriptor& method, const google::protobuf::Message& request,
                          google::protobuf::Message& response) {
  const auto channel = ChannelFor(method, request);
  if (!channel.ok()) return status::ToGrpc(channel.status());
  grpc::GenericStub stub{*channel};
  const grpc::ByteBuffer sent = ToBuffer(request);
  grpc::ByteBuffer received;
  grpc::Status status = CallOnce(stub, PathOf(method), sent, received);
  auto wait = kFirstWait;
  for (int attempt = 1; attempt < kAttempts && WorthRepeating(status); ++attempt, wait *= 2) {
    std::this_thread::sleep_for(wait);
    status = CallOnce(stub, PathOf(method), sent, received);
  }
  if (status.ok() && !FromBuffer(received, response)) {
    return {grpc::StatusCode::DATA_LOSS, "the answer cannot be read: is the server of another version?"};
  }
  return status;
}

grpc::Status Client::Stream(const google::protobuf::MethodDescriptor& method, google::protobuf::Message& request,
                            google::protobuf::Message& reply, const std::function<bool()>& next,
                            const std::function<void()>& see) {
  const auto channel = ChannelFor(method, request);
  if (!channel.ok()) return status::ToGrpc(channel.status());
  grpc::GenericStub stub{*channel};
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareCall(&context, PathOf(method), &queue);
  call->StartCall(nullptr);
  bool going = Await(queue);
  while (going && next()) {
    call->Write(ToBuffer(request), nullptr);
    going = Await(queue);
    grpc::ByteBuffer received;
    if (going) call->Read(&received, nullptr);
    going = going && Await(queue) && FromBuffer(received, reply);
    if (going) see();
  }
  if (going) {
    call->WritesDone(nullptr);
    Await(queue);
  }
  grpc::Status status;
  call->Finish(&status, nullptr);
  Await(queue);
  queue.Shutdown();
  return status;
}

}  // namespace participation::ctl
