#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "libs/tls/files.hpp"

namespace grpc {
class CallbackGenericService;
class Channel;
class Server;
class Service;
}  // namespace grpc

namespace participation::rpc {

// A gRPC server with this platform's limits (message size, streams, connection age), which tells what it serves.
class Server {
 public:
  // Listens on `address`, "host:port" with port 0 for any. Throws std::runtime_error naming the address, and
  // std::logic_error if the proto of a service is wrong: see sound_services.hpp.
  // With files of certificates it speaks TLS (1.2 at least) only.
  Server(const std::string& address, std::span<grpc::Service* const> services, const tls::Files& files = {});
  ~Server();

  // "host:port" with the port it got.
  const std::string& address() const { return address_; }
  std::shared_ptr<grpc::Channel> InProcessChannel() const;

  // Takes no more calls, lets those under way finish within `grace`, then calls `before_cut`, which may end some of
  // what is left with a word, and half a second later cuts off the rest. May be called twice.
  void Shutdown(std::chrono::milliseconds grace, const std::function<void()>& before_cut = {});

 private:
  std::string address_;
  const std::unique_ptr<grpc::CallbackGenericService> unknown_methods_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace participation::rpc
