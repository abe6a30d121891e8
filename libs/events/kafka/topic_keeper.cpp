#include "libs/events/kafka/topic_keeper.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <thread>

#include "libs/events/kafka/connection.hpp"
#include "libs/events/kafka/require_brokers.hpp"
#include "libs/events/kafka/topic_admin.hpp"
#include "libs/events/kafka/topic_state.hpp"

namespace participation::events::kafka {
namespace {

using Cure = TopicDifference::Cure;

// With more of these than replicas a topic takes nothing.
constexpr std::string_view kLeastInSync = "min.insync.replicas";
constexpr std::chrono::seconds kSpreadPatience{20};
constexpr std::chrono::milliseconds kSpreadPause{50};

std::vector<TopicDifference> Differences(rd_kafka_t* client, const std::string& topic, const TopicPlan& plan) {
  const TopicState state = StateOf({client}, topic);
  if (state.partitions == 0) {
    return {{topic, "topic", "none", std::to_string(plan.partitions) + " partitions", Cure::kCreate}};
  }
  std::vector<TopicDifference> found;
  if (state.partitions != plan.partitions) {
    found.push_back({topic, "partitions", std::to_string(state.partitions), std::to_string(plan.partitions),
                     state.partitions < plan.partitions ? Cure::kRepartition : Cure::kNone});
  }
  if (state.replication != plan.replication) {
    found.push_back(
        {topic, "replication", std::to_string(state.replication), std::to_string(plan.replication), Cure::kNone});
  }
  const auto config = ConfigOf(client, topic);
  for (const auto& [name, wanted] : plan.config) {
    const auto is = config.find(name);
    const std::string actual = is == config.end() ? "" : is->second.value;
    const bool harms = name == kLeastInSync && std::atoi(wanted.c_str()) > state.replication;
    if (actual != wanted) found.push_back({topic, name, actual, wanted, harms ? Cure::kNone : Cure::kChange});
  }
  return found;
}

// A controller says that it is done before every broker knows.
void AwaitPartitions(rd_kafka_t* client, const std::string& topic, int partitions) {
  const auto deadline = std::chrono::steady_clock::now() + kSpreadPatience;
  while (StateOf({client}, topic).partitions < partitions) {
    if (std::chrono::steady_clock::now() > deadline)
      throw std::runtime_error{"the brokers do not show " + topic + " yet"};
    std::this_thread::sleep_for(kSpreadPause);
  }
}

}  // namespace

struct TopicKeeper::Parts {
  explicit Parts(std::string_view url) : connection{url}, client{connection.Open(RD_KAFKA_PRODUCER, {}, listener)} {
    RequireBrokers(connection, client.get());
  }

  void Apply(const TopicPlan& plan, bool repartition) {
    const std::string topic = connection.Theirs(plan.name);
    const auto differences = Differences(client.get(), topic, plan);
    const auto any = [&](Cure cure) { return std::ranges::count(differences, cure, &TopicDifference::cure) > 0; };
    if (any(Cure::kCreate)) CreateTopic(client.get(), topic, plan);
    std::map<std::string, std::string> config;
    for (const auto& one : differences) {
      if (one.cure == Cure::kChange) config[one.property] = one.wanted;
    }
    if (!config.empty()) SetConfig(client.get(), topic, config);
    const bool repartitions = any(Cure::kRepartition) && repartition;
    if (repartitions) AddPartitions(client.get(), topic, plan.partitions);
    if (any(Cure::kCreate) || repartitions) AwaitPartitions(client.get(), topic, plan.partitions);
  }

  const Connection connection;
  Listener listener;
  const Client client;
};

TopicKeeper::TopicKeeper(std::string_view url) : parts_{std::make_unique<Parts>(url)} {}

TopicKeeper::~TopicKeeper() = default;

std::vector<TopicDifference> TopicKeeper::Compare(std::span<const TopicPlan> plans) {
  std::vector<TopicDifference> all;
  for (const TopicPlan& plan : plans) {
    std::ranges::move(Differences(parts_->client.get(), parts_->connection.Theirs(plan.name), plan),
                      std::back_inserter(all));
  }
  return all;
}

void TopicKeeper::Apply(std::span<const TopicPlan> plans, bool repartition) {
  for (const TopicPlan& plan : plans) parts_->Apply(plan, repartition);
}

}  // namespace participation::events::kafka
