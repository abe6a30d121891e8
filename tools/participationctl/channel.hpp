#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tools/participationctl/credentials.hpp"

namespace grpc {
class Channel;
}

namespace participation::ctl {

// A channel to several replicas of one service, "host:port" each, which takes them in turn and leaves out those that do
// not answer. Over TLS they are all to have a certificate with the first one's host.
std::shared_ptr<grpc::Channel> ChannelTo(const std::vector<std::string>& replicas, const Credentials& credentials);

}  // namespace participation::ctl
