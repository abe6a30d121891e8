#pragma once

#include <grpcpp/channel.h>

#include <memory>

#include "tests/resilience/submitter.hpp"

namespace participation::events {
class Bus;
}

namespace participation::resilience {

// Where the services are asked that the check needs.
struct Channels {
  std::shared_ptr<grpc::Channel> feedback_ingestion;
  std::shared_ptr<grpc::Channel> impact_reporting;
};

// Waits until the read models have caught up, then asks a running platform, from outside: every submission answered OK
// is there under the item that was named; nothing that was refused is; the counts are those of the items.
void CheckPlatform(const Channels& channels, const History& history);

// Whether a bus may hold an event again: a broker does after a crash, and its listeners do not mind.
enum class Repeats { kNone, kAllowed };

// Reads the log of a platform that was stopped: every item was told of, once if there are no repeats, and each key's
// versions are 1, 2, 3 … in order, but that some may come again.
void CheckLog(events::Bus& bus, Repeats repeats, const History& history);

}  // namespace participation::resilience
