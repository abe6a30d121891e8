#include "tests/security/caller.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <chrono>

namespace participation::security {
namespace {

// Waits until what was begun is done, and tells whether it went well.
bool Await(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

}  // namespace

grpc::Status CallOnce(const std::shared_ptr<grpc::Channel>& channel, const google::protobuf::MethodDescriptor& method,
                      const google::protobuf::Message& request, const std::string& token,
                      google::protobuf::Message* answer) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds{30});
  if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
  grpc::GenericStub stub{channel};
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareCall(&context, "/" + method.service()->full_name() + "/" + method.name(), &queue);
  call->StartCall(nullptr);
  Await(queue);
  const grpc::Slice slice{request.SerializeAsString()};
  call->WriteLast(grpc::ByteBuffer{&slice, 1}, {}, nullptr);
  Await(queue);
  grpc::ByteBuffer bytes;
  call->Read(&bytes, nullptr);
  Await(queue);
  grpc::Status status;
  call->Finish(&status, nullptr);
  Await(queue);
  queue.Shutdown();
  if (status.ok() && answer != nullptr) {
    grpc::Slice whole;
    bytes.DumpToSingleSlice(&whole);
    answer->ParseFromArray(whole.begin(), static_cast<int>(whole.size()));
  }
  return status;
}

}  // namespace participation::security
