#pragma once

#include <memory>
#include <vector>

#include "tests/chaos/wire.hpp"
#include "tests/journeys/apart.hpp"
#include "tests/resilience/checker.hpp"

namespace participation::chaos {

// Between the clients and the services: a wire to each replica that clients ask, and channels over them to all replicas
// of a service, where a call goes to one that answers.
struct Network {
  explicit Network(const journeys::Apart& platform);

  std::vector<std::unique_ptr<Wire>> wires;
  resilience::Channels channels;
};

}  // namespace participation::chaos
