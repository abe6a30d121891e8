#pragma once

#include "libs/events/kafka/connection.hpp"

namespace participation::events::kafka {

// Waits until a broker answers. Throws Away if none does in time.
void RequireBrokers(const Connection& connection, rd_kafka_t* client);

// Throws std::runtime_error, saying what to do, unless every topic that the URL asks for is there with as many
// partitions.
void RequireTopics(const Connection& connection, rd_kafka_t* client);

}  // namespace participation::events::kafka
