#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/chaos/fault.hpp"
#include "tests/chaos/servers.hpp"

namespace participation::chaos {

// What happens to PostgreSQL, Kafka and Redis.
std::vector<Fault> ServerFaults(Servers& servers, Chance& chance);

// What happens on the way to them, and from clients to the services.
std::vector<Fault> WireFaults(Servers& servers, std::vector<std::unique_ptr<Wire>>& from_clients, Chance& chance);

}  // namespace participation::chaos
