#pragma once

#include <map>
#include <string>

#include "libs/events/kafka/handles.hpp"
#include "libs/events/kafka/topic_plan.hpp"

namespace participation::events::kafka {

// What administrators ask of a broker, each by the brokers' name of a topic. All throw std::runtime_error if they are
// refused.

void CreateTopic(rd_kafka_t* client, const std::string& topic, const TopicPlan& plan);

void AddPartitions(rd_kafka_t* client, const std::string& topic, int partitions);

// A value, and whether it was set for this topic.
struct TopicConfig {
  std::string value;
  bool own = false;
};
std::map<std::string, TopicConfig> ConfigOf(rd_kafka_t* client, const std::string& topic);

// Sets what is given. What else was set for this topic stays.
void SetConfig(rd_kafka_t* client, const std::string& topic, const std::map<std::string, std::string>& config);

}  // namespace participation::events::kafka
