#include "tests/chaos/channels.hpp"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include "absl/strings/str_join.h"

namespace participation::chaos {
namespace {

std::shared_ptr<grpc::Channel> ChannelTo(const journeys::Apart& platform, const std::string& service) {
  grpc::ChannelArguments arguments;
  arguments.SetLoadBalancingPolicyName("round_robin");
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 500);
  return grpc::CreateCustomChannel("ipv4:" + absl::StrJoin(platform.addresses().Of(service), ","),
                                   grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace

resilience::Channels ChannelsTo(const journeys::Apart& platform) {
  return {.feedback_ingestion = ChannelTo(platform, "feedback-ingestion"),
          .impact_reporting = ChannelTo(platform, "impact-reporting")};
}

}  // namespace participation::chaos
