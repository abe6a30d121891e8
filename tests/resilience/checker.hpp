#pragma once

#include <grpcpp/channel.h>

#include <memory>

#include "tests/resilience/invariants.hpp"
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

// Waits until the read models have caught up, as long as they move, then asks a running platform from outside. Fails
// the test for each rule that does not hold.
Verdicts CheckPlatform(const Channels& channels, const History& history);

// Reads the log of a platform that was stopped. Fails the test for each rule that does not hold. Also says how many
// events each service told, since clients who change nothing in one of them leave its relay untried.
Verdicts CheckLog(events::Bus& bus, Repeats repeats, const History& history);

}  // namespace participation::resilience
