#include "libs/policy/local_peer.hpp"

#include <grpcpp/channel.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "libs/validation/testing/sample_service.grpc.pb.h"

namespace participation::policy {
namespace {

using validation::testing::v1::ReadNewsRequest;
using validation::testing::v1::ReadNewsResponse;
using validation::testing::v1::SampleService;

// Answers with the name that gRPC has for the caller.
class PeerService final : public SampleService::CallbackService {
 public:
  grpc::ServerUnaryReactor* ReadNews(grpc::CallbackServerContext* context, const ReadNewsRequest*,
                                     ReadNewsResponse*) override {
    auto* reactor = context->DefaultReactor();
    reactor->Finish({grpc::StatusCode::ABORTED, context->peer()});
    return reactor;
  }
};

std::string PeerOver(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds{20});
  ReadNewsResponse response;
  return SampleService::NewStub(channel)->ReadNews(&context, {}, &response).error_message();
}

TEST(LocalPeerTest, EveryWayToCallFromThisMachineIsLocal) {
  std::string folder = (std::filesystem::temp_directory_path() / "local_peer_XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const auto socket = "unix:" + folder + "/socket";
  PeerService service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.AddListeningPort(socket, grpc::InsecureServerCredentials());
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  ASSERT_NE(server, nullptr);

  const auto over_tcp =
      PeerOver(grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));
  const auto over_socket = PeerOver(grpc::CreateChannel(socket, grpc::InsecureChannelCredentials()));
  const auto in_process = PeerOver(server->InProcessChannel({}));
  EXPECT_TRUE(IsLocalPeer(over_tcp)) << over_tcp;
  EXPECT_TRUE(IsLocalPeer(over_socket)) << over_socket;
  EXPECT_TRUE(IsLocalPeer(in_process)) << in_process;
  EXPECT_EQ(over_tcp.rfind("ipv4:127.0.0.1:", 0), 0u) << over_tcp;
  EXPECT_EQ(over_socket.rfind("unix:", 0), 0u) << over_socket;
  EXPECT_EQ(in_process, "unknown");
  server->Shutdown();
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace participation::policy
