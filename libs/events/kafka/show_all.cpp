#include <algorithm>
#include <map>

#include "libs/events/kafka/groups.hpp"
#include "libs/events/kafka/message_format.hpp"
#include "libs/events/kafka/offsets.hpp"
#include "libs/events/kafka/topic_state.hpp"

namespace participation::events::kafka {
namespace {

constexpr std::size_t kMostShown = 500;
constexpr std::chrono::seconds kShowPatience{20};
constexpr int kShowPollMillis = 100;

// What is left to be read of each partition: it ends where the topic ended at the beginning.
std::map<std::int32_t, std::int64_t> EndsOf(const Asker& asker, const std::string& topic) {
  auto partitions = PartitionsOf(asker, topic);
  auto ends = partitions;
  FindBeginnings(asker, partitions);
  FindEnds(asker, ends);
  std::map<std::int32_t, std::int64_t> left;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i].offset > partitions[i].offset) left[ends[i].partition] = ends[i].offset;
  }
  return left;
}

Client ReaderOf(const Connection& connection, const std::string& topic,
                const std::map<std::int32_t, std::int64_t>& left, Listener& listener) {
  Client reader = connection.Open(RD_KAFKA_CONSUMER,
                                  {{"group.id", connection.Theirs("replay")},  // demanded; nothing is noted for it
                                   {"enable.auto.commit", "false"},
                                   {"enable.auto.offset.store", "false"},
                                   {"enable.partition.eof", "true"},
                                   {"auto.offset.reset", "earliest"},
                                   {"fetch.wait.max.ms", "50"}},
                                  listener);
  std::vector<PartitionOffset> from;
  for (const auto& [partition, end] : left) from.push_back({topic, partition, RD_KAFKA_OFFSET_BEGINNING});
  rd_kafka_assign(reader.get(), ToPartitions(from).get());
  return reader;
}

bool IsSettled(const Standing& standing, const rd_kafka_message_t& message) {
  const auto place = standing.places.find(message.partition);
  return place != standing.places.end() && message.offset < place->second;
}

}  // namespace

void ShowAll(const Connection& connection, rd_kafka_t* client, const std::string& topic, const Standing& standing,
             const Bus::Witness& see) {
  const std::string theirs = connection.Theirs(topic);
  auto left = EndsOf({client}, theirs);
  Listener listener;
  const Client reader = ReaderOf(connection, theirs, left, listener);
  std::vector<Event> batch;
  std::vector<bool> settled;
  auto last_news = std::chrono::steady_clock::now();
  while (!left.empty()) {
    const Message message{rd_kafka_consumer_poll(reader.get(), kShowPollMillis)};
    const auto now = std::chrono::steady_clock::now();
    if (now - last_news > kShowPatience)
      throw Away{"the bus does not go on showing a topic" + connection.LastProblem()};
    if (!message) continue;
    const bool is_end = message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF;
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR && !is_end) continue;
    last_news = now;
    const auto end = left.find(message->partition);
    if (end == left.end()) continue;
    if (!is_end && message->offset < end->second) {
      settled.push_back(IsSettled(standing, *message));
      if (!Read(*message, topic, batch.emplace_back()).empty()) {
        batch.pop_back();
        settled.pop_back();
      }
    }
    if (is_end || message->offset + 1 >= end->second) left.erase(end);
    if (batch.size() < kMostShown && !left.empty()) continue;
    see(batch, settled);
    batch.clear();
    settled.clear();
  }
}

}  // namespace participation::events::kafka
