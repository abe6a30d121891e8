#pragma once

#include <memory>
#include <string>
#include <vector>

namespace grpc {
class Channel;
}

namespace participation::ctl {

// A channel to several replicas of one service, "host:port" each, which takes them in turn and leaves out those that do
// not answer.
std::shared_ptr<grpc::Channel> ChannelTo(const std::vector<std::string>& replicas);

}  // namespace participation::ctl
