#include "tests/resilience/daemon.hpp"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <csignal>

namespace participation::resilience {

bool Daemon::Start(const std::map<std::string, std::string>& environment) {
  process_ = std::make_unique<testing::ChildProcess>(
      testing::Command{.program = PARTICIPATIOND,
                       .arguments = {"--data", data_.string(), "--address", "127.0.0.1:0", "--metrics-address", "",
                                     "--log-level", "error"},
                       .environment = environment});
  const auto address = process_->WaitForLine("^serving on ([^,]+)");
  if (!address) return false;
  address_ = *address;
  return true;
}

void Daemon::Kill() { process_->Kill(); }

std::optional<testing::Exit> Daemon::Stop() {
  process_->Signal(SIGTERM);
  return process_->Wait();
}

std::shared_ptr<grpc::Channel> Daemon::NewChannel() const {
  grpc::ChannelArguments arguments;
  // Each channel its own connection, so that a killed process is noticed at once.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(address_, grpc::InsecureChannelCredentials(), arguments);
}

Channels Daemon::NewChannels() const {
  const auto channel = NewChannel();
  return {.feedback_ingestion = channel, .impact_reporting = channel};
}

std::unique_ptr<events::Bus> Daemon::Log() const { return events::OpenBus("local:" + (data_ / "bus.db").string()); }

}  // namespace participation::resilience
