#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <memory>
#include <string>

#include "libs/rpc_standard/health.hpp"
#include "libs/rpc_standard/reflection.hpp"
#include "libs/validation/testing/sample_service.grpc.pb.h"

namespace participation::rpc_standard {

// A real server on a port of its own, with health, reflection and a service that does nothing.
class TestingServer {
 public:
  TestingServer() {
    grpc::EnableDefaultHealthCheckService(false);
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&health_.service());
    builder.RegisterService(&sample_);
    builder.SetOption(Reflection());
    server_ = builder.BuildAndStart();
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(port_), grpc::InsecureChannelCredentials());
  }

  Health& health() { return health_; }
  const std::shared_ptr<grpc::Channel>& channel() { return channel_; }

  // How long the server waited for the calls that were open, at most `patience`.
  std::chrono::steady_clock::duration Shutdown(std::chrono::seconds patience) {
    const auto start = std::chrono::steady_clock::now();
    server_->Shutdown(std::chrono::system_clock::now() + patience);
    return std::chrono::steady_clock::now() - start;
  }

 private:
  Health health_;
  validation::testing::v1::SampleService::CallbackService sample_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

// The context of a call that fails rather than hangs.
class Context : public grpc::ClientContext {
 public:
  Context() { set_deadline(std::chrono::system_clock::now() + std::chrono::seconds{20}); }
};

}  // namespace participation::rpc_standard
