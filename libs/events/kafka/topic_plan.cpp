#include "libs/events/kafka/topic_plan.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "libs/events/kafka/shipped_topics.hpp"

namespace participation::events::kafka {
namespace {

constexpr std::size_t kLargestPlan = 64 * 1024;
constexpr int kMostPartitions = 1000;
constexpr int kMostReplicas = 10;
constexpr std::size_t kLongestTopic = 200;

[[noreturn]] void RefusePlan(const YAML::Node& node, const std::string& why) {
  throw std::invalid_argument{"line " + std::to_string(node.Mark().line + 1) + " of the topics: " + why};
}

std::string TextIn(const YAML::Node& node, const std::string& what) {
  if (!node.IsScalar()) RefusePlan(node, what + " must be one plain value");
  return node.Scalar();
}

int NumberIn(const YAML::Node& node, const std::string& what, int most) {
  int number = 0;
  if (!node.IsScalar() || !YAML::convert<int>::decode(node, number) || number < 1 || number > most) {
    RefusePlan(node, what + " must be a whole number from 1 to " + std::to_string(most));
  }
  return number;
}

void RequireMap(const YAML::Node& node, const std::string& what) {
  if (!node.IsMap() && !node.IsNull()) RefusePlan(node, what + " must hold lines of the form `name: value`");
}

// What a section says is put over what the plan said before.
void Refine(TopicPlan& plan, const YAML::Node& section, const std::string& where) {
  RequireMap(section, where);
  for (const auto& entry : section) {
    const std::string name = TextIn(entry.first, "a name");
    if (name == "partitions") {
      plan.partitions = NumberIn(entry.second, name, kMostPartitions);
    } else if (name == "replication") {
      plan.replication = NumberIn(entry.second, name, kMostReplicas);
    } else if (name == "config") {
      RequireMap(entry.second, name);
      for (const auto& config : entry.second) {
        plan.config[TextIn(config.first, "a name")] = TextIn(config.second, "a configuration's value");
      }
    } else {
      RefusePlan(entry.first, "a topic has partitions, replication and config");
    }
  }
}

TopicPlan PlanOf(const YAML::Node& name, const YAML::Node& section, TopicPlan plan) {
  plan.name = TextIn(name, "a topic's name");
  const bool is_name = !plan.name.empty() && plan.name.size() <= kLongestTopic &&
                       plan.name.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._") == std::string::npos;
  if (!is_name) RefusePlan(name, "a topic's name has at most 200 letters, digits, dots and underscores");
  Refine(plan, section, plan.name);
  if (plan.partitions == 0 || plan.replication == 0) {
    RefusePlan(name, plan.name + " needs partitions and replication, there or under every-topic");
  }
  return plan;
}

}  // namespace

std::vector<TopicPlan> ParseTopicPlans(const std::string& yaml) {
  if (yaml.size() > kLargestPlan) throw std::invalid_argument{"the topics must not be more than 64 KB of text"};
  YAML::Node root;
  try {
    root = YAML::Load(yaml);
  } catch (const YAML::Exception& problem) {
    throw std::invalid_argument{std::string{"the topics are not YAML: "} + problem.what()};
  }
  if (!root.IsMap()) RefusePlan(root, "there must stand `every-topic:` and `topics:`");
  TopicPlan common;
  YAML::Node topics;
  for (const auto& entry : root) {
    const std::string name = TextIn(entry.first, "a name");
    if (name == "every-topic") {
      Refine(common, entry.second, name);
    } else if (name == "topics") {
      topics = entry.second;
    } else {
      RefusePlan(entry.first, "there may stand only `every-topic:` and `topics:`");
    }
  }
  if (!topics.IsMap()) RefusePlan(root, "`topics:` must hold lines with a topic's name and a colon");
  std::vector<TopicPlan> plans;
  for (const auto& entry : topics) plans.push_back(PlanOf(entry.first, entry.second, common));
  return plans;
}

std::vector<TopicPlan> ReadTopicPlans(const std::string& file) {
  if (file.empty()) return ParseTopicPlans(std::string{kShippedTopics});
  std::ifstream in{file, std::ios::binary};
  std::string text(kLargestPlan + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in && !in.eof()) throw std::invalid_argument{"cannot read the file of topics " + file};
  text.resize(static_cast<std::size_t>(in.gcount()));
  return ParseTopicPlans(text);
}

std::optional<std::chrono::milliseconds> LongestRetention(std::span<const TopicPlan> plans) {
  std::optional<std::chrono::milliseconds> longest;
  for (const TopicPlan& plan : plans) {
    const auto said = plan.config.find("retention.ms");
    if (said == plan.config.end()) continue;
    std::int64_t millis = 0;
    const auto [end, error] = std::from_chars(said->second.data(), said->second.data() + said->second.size(), millis);
    const bool whole = error == std::errc{} && end == said->second.data() + said->second.size();
    if (!whole || millis < -1) throw std::invalid_argument{"retention.ms must be a number of milliseconds, or -1"};
    const auto kept = millis < 0 ? std::chrono::milliseconds::max() : std::chrono::milliseconds{millis};
    longest = std::max(longest.value_or(kept), kept);
  }
  return longest;
}

}  // namespace participation::events::kafka
