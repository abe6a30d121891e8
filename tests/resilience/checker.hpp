#pragma once

#include <grpcpp/channel.h>

#include <filesystem>
#include <memory>

#include "tests/resilience/submitter.hpp"

namespace participation::resilience {

// Waits until the read models have caught up, then asks a running platform, from outside: every submission answered OK
// is there under the item that was named; nothing that was refused is; the counts are those of the items.
void CheckPlatform(const std::shared_ptr<grpc::Channel>& channel, const History& history);

// Reads the log of a platform that was stopped: every item was told of exactly once, and each key's versions are 1, 2,
// 3 … in order.
void CheckLog(const std::filesystem::path& data, const History& history);

}  // namespace participation::resilience
