#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/events/kafka/ask.hpp"
#include "libs/events/kafka/offsets.hpp"

namespace participation::events::kafka {

// A topic as the brokers have it.
struct TopicState {
  int partitions = 0;  // none: there is no such topic
  int replication = 0;
};

// Throws std::runtime_error if the brokers do not tell.
TopicState StateOf(const Asker& asker, const std::string& topic);

// Every partition of a topic, without offsets.
std::vector<PartitionOffset> PartitionsOf(const Asker& asker, const std::string& topic);

}  // namespace participation::events::kafka
