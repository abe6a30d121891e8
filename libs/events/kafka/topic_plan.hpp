#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace participation::events::kafka {

// A topic as it ought to be.
struct TopicPlan {
  std::string name;  // the events' package, without a prefix
  int partitions = 0;
  int replication = 0;
  std::map<std::string, std::string> config;  // as Kafka names it: "retention.ms"
};

// The topics that a YAML text asks for (deploy/kafka/topics.yaml says how). Throws std::invalid_argument with the line
// of what is wrong.
std::vector<TopicPlan> ParseTopicPlans(const std::string& yaml);

// Those of a file, or, if there is none named, those of deploy/kafka/topics.yaml when the program was built.
std::vector<TopicPlan> ReadTopicPlans(const std::string& file);

// The longest that any of them keeps events, where a plan says so: for ever is as long as there is.
std::optional<std::chrono::milliseconds> LongestRetention(std::span<const TopicPlan> plans);

}  // namespace participation::events::kafka
