#include "libs/events/kafka/groups.hpp"

#include <algorithm>
#include <thread>

#include "libs/events/kafka/offsets.hpp"
#include "libs/events/kafka/topic_state.hpp"

namespace participation::events::kafka {
namespace {

constexpr int kLagMillis = 2000;  // whoever wants to see numbers wants to see them also while brokers are away
constexpr std::chrono::seconds kEmptyPatience{20};
constexpr std::chrono::milliseconds kEmptyPause{200};

using Partition = std::pair<std::string, std::int32_t>;

std::map<Partition, std::int64_t> ByPartition(const std::vector<PartitionOffset>& offsets) {
  std::map<Partition, std::int64_t> found;
  for (const auto& [topic, partition, offset] : offsets) found[{topic, partition}] = offset;
  return found;
}

std::vector<PartitionOffset> AllPartitions(const Connection& connection, const Asker& asker,
                                           const TopicsByGroup& groups) {
  std::set<std::string> topics;
  for (const auto& [group, heard] : groups) topics.insert(heard.begin(), heard.end());
  std::vector<PartitionOffset> all;
  for (const std::string& topic : topics)
    std::ranges::copy(PartitionsOf(asker, connection.Theirs(topic)), std::back_inserter(all));
  return all;
}

}  // namespace

std::vector<Lag> LagsOf(const Connection& connection, rd_kafka_t* client, const TopicsByGroup& groups) {
  const Asker asker{client, kLagMillis};
  const auto partitions = AllPartitions(connection, asker, groups);
  auto found = partitions;
  FindBeginnings(asker, found);
  const auto beginnings = ByPartition(found);
  FindEnds(asker, found);
  const auto ends = ByPartition(found);
  std::vector<Lag> lags;
  for (const auto& [group, topics] : groups) {
    auto places = partitions;
    std::erase_if(places, [&](const auto& one) { return !topics.contains(std::string{connection.Ours(one.topic)}); });
    FindPlaces(asker, connection.Theirs(group), places);
    for (const auto& [topic, partition, place] : places) {
      // What a topic has forgotten, nobody has yet to be handed.
      const std::int64_t from = std::max(place, beginnings.at({topic, partition}));
      const std::int64_t behind = std::max(std::int64_t{0}, ends.at({topic, partition}) - from);
      lags.push_back({group, std::string{connection.Ours(topic)}, partition, behind});
    }
  }
  return lags;
}

Standing StandingOf(const Connection& connection, rd_kafka_t* client, const std::string& group,
                    const std::string& topic) {
  auto places = PartitionsOf({client}, connection.Theirs(topic));
  auto beginnings = places;
  auto ends = places;
  FindPlaces({client}, connection.Theirs(group), places);
  FindBeginnings({client}, beginnings);
  FindEnds({client}, ends);
  Standing standing;
  for (const auto& [name, partition, first] : beginnings) standing.forgotten += first;
  for (const auto& [name, partition, end] : ends) standing.held += end;
  standing.held -= standing.forgotten;
  for (const auto& [name, partition, place] : places) standing.places[partition] = place;  // negative: none yet
  return standing;
}

void PutBack(const Connection& connection, rd_kafka_t* client, const std::string& group, const std::string& topic) {
  auto places = PartitionsOf({client}, connection.Theirs(topic));
  if (places.empty()) throw std::runtime_error{"the bus has no topic " + topic};
  FindBeginnings({client}, places);
  const auto deadline = std::chrono::steady_clock::now() + kEmptyPatience;
  while (true) {
    try {
      return SetPlaces({client}, connection.Theirs(group), places);
    } catch (const std::runtime_error& refusal) {
      if (std::chrono::steady_clock::now() > deadline) throw;
      std::this_thread::sleep_for(kEmptyPause);
    }
  }
}

}  // namespace participation::events::kafka
