#include "tests/chaos/network.hpp"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace participation::chaos {
namespace {

// Another address that leads there.
std::string Wired(const std::string& address, std::vector<std::unique_ptr<Wire>>& wires) {
  wires.push_back(std::make_unique<Wire>());
  wires.back()->LeadTo(std::stoi(address.substr(address.rfind(':') + 1)));
  return absl::StrCat("127.0.0.1:", wires.back()->port());
}

std::shared_ptr<grpc::Channel> ChannelTo(const std::vector<std::string>& addresses) {
  grpc::ChannelArguments arguments;
  arguments.SetLoadBalancingPolicyName("round_robin");
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1000);  // of an attempt that nobody answers: else 20 s
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 500);
  return grpc::CreateCustomChannel("ipv4:" + absl::StrJoin(addresses, ","), grpc::InsecureChannelCredentials(),
                                   arguments);
}

}  // namespace

Network::Network(const journeys::Apart& platform) {
  const auto addresses = platform.addresses();
  const auto to = [&](const std::string& service) {
    std::vector<std::string> wired;
    for (const auto& address : addresses.Of(service)) wired.push_back(Wired(address, wires));
    return ChannelTo(wired);
  };
  channels.feedback_ingestion = to("feedback-ingestion");
  channels.impact_reporting = to("impact-reporting");
}

}  // namespace participation::chaos
