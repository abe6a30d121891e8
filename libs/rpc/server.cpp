#include "libs/rpc/server.hpp"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/support/channel_arguments.h>
#include <grpcpp/support/server_interceptor.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include "libs/rpc/server_credentials.hpp"
#include "libs/rpc/sound_services.hpp"
#include "libs/rpc/unknown_methods.hpp"
#include "libs/rpc/unreadable.hpp"
#include "libs/rpc_standard/reflection.hpp"

namespace participation::rpc {
namespace {

constexpr int kLargestMessage = 4 << 20;
constexpr int kMostStreams = 100;  // on one connection: what is more, its client keeps until there is room
constexpr int kLargestMetadata = 16 << 10;
constexpr std::size_t kMemory = 512U << 20;
constexpr int kConnectionAgeMillis = 10 * 60 * 1000;
constexpr int kConnectionGraceMillis = 60 * 60 * 1000;  // an import may run long on one connection
constexpr int kKeepaliveMillis = 60 * 1000;
constexpr int kKeepaliveTimeoutMillis = 20 * 1000;
constexpr int kShortestPingMillis = 30 * 1000;
constexpr int kHandshakeMillis = 10 * 1000;  // then a connection that says nothing is closed
constexpr std::chrono::milliseconds kLastWords{500};

void SetLimits(grpc::ServerBuilder& builder) {
  grpc::ResourceQuota quota{"participation"};
  quota.Resize(kMemory);
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(kLargestMessage);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMostStreams);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kLargestMetadata);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, kConnectionAgeMillis);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, kConnectionGraceMillis);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMillis);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMillis);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kShortestPingMillis);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMillis);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);  // a second process must not share the port unnoticed
}

}  // namespace

Server::Server(const std::string& address, std::span<grpc::Service* const> services, const tls::Files& files)
    : unknown_methods_{RefuseUnknownMethods()} {
  grpc::EnableDefaultHealthCheckService(false);  // The platform's own is visible to reflection.
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, CredentialsOf(files), &port);
  SetLimits(builder);
  for (grpc::Service* service : services) builder.RegisterService(service);
  builder.RegisterCallbackGenericService(unknown_methods_.get());
  builder.SetOption(RequireSoundServices());
  builder.SetOption(rpc_standard::Reflection());
  std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(RefuseUnreadableRequests());
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  server_ = builder.BuildAndStart();
  if (server_ == nullptr || port == 0) {
    throw std::runtime_error{"cannot listen on " + address + ": is the port in use? Change the setting `address`"};
  }
  address_ = address.substr(0, address.rfind(':') + 1) + std::to_string(port);
}

Server::~Server() { Shutdown(std::chrono::milliseconds{0}); }

std::shared_ptr<grpc::Channel> Server::InProcessChannel() const { return server_->InProcessChannel({}); }

void Server::Shutdown(std::chrono::milliseconds grace, const std::function<void()>& before_cut) {
  const auto end = std::chrono::system_clock::now() + grace;
  if (!before_cut) return server_->Shutdown(end);
  const std::jthread speaker{[&](const std::stop_token& all_finished) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock{mutex};
    never.wait_until(lock, all_finished, end, [] { return false; });
    if (!all_finished.stop_requested()) before_cut();
  }};
  server_->Shutdown(end + kLastWords);
}

}  // namespace participation::rpc
