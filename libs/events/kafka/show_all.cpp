#include <algorithm>
#include <chrono>
#include <future>
#include <map>
#include <utility>

#include "libs/events/kafka/groups.hpp"
#include "libs/events/kafka/message_format.hpp"
#include "libs/events/kafka/offsets.hpp"
#include "libs/events/kafka/topic_state.hpp"

namespace participation::events::kafka {
namespace {

constexpr std::size_t kMostShown = 2000;
constexpr std::size_t kMostBytesShown = 4'000'000;
constexpr std::chrono::seconds kShowPatience{20};
constexpr const char* kMostFetched = "200000";  // what is shown in a second, as in consumer.cpp
constexpr const char* kMostKilobytesFetched = "131072";
constexpr int kShowPollMillis = 100;

struct Range {
  std::int64_t begin;
  std::int64_t end;
};

// What is left to be read of each partition: it ends where the topic ended at the beginning.
std::map<std::int32_t, Range> RangesOf(const Asker& asker, const std::string& topic) {
  auto begins = PartitionsOf(asker, topic);
  auto ends = begins;
  FindBeginnings(asker, begins);
  FindEnds(asker, ends);
  std::map<std::int32_t, Range> left;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i].offset > begins[i].offset) left[ends[i].partition] = {begins[i].offset, ends[i].offset};
  }
  return left;
}

// It begins at offsets: one that must first ask where the beginning is does so before it knows whom to ask, and then
// waits for half a second.
Client ReaderOf(const Connection& connection, const std::string& topic, const std::map<std::int32_t, Range>& left,
                Listener& listener) {
  Client reader = connection.Open(RD_KAFKA_CONSUMER,
                                  {{"group.id", connection.Theirs("replay")},  // demanded; nothing is noted for it
                                   {"enable.auto.commit", "false"},
                                   {"enable.auto.offset.store", "false"},
                                   {"enable.partition.eof", "true"},
                                   {"auto.offset.reset", "earliest"},
                                   {"queued.min.messages", kMostFetched},
                                   {"queued.max.messages.kbytes", kMostKilobytesFetched},
                                   {"fetch.wait.max.ms", "50"}},
                                  listener);
  std::vector<PartitionOffset> from;
  for (const auto& [partition, range] : left) from.push_back({topic, partition, range.begin});
  rd_kafka_assign(reader.get(), ToPartitions(from).get());
  return reader;
}

bool IsSettled(const Standing& standing, const rd_kafka_message_t& message) {
  const auto place = standing.places.find(message.partition);
  return place != standing.places.end() && message.offset < place->second;
}

struct Batch {
  std::vector<Event> events = {};
  std::vector<bool> settled = {};
  std::size_t bytes = 0;

  void Take(const rd_kafka_message_t& message, const std::string& topic, bool is_settled) {
    if (events.empty()) events.reserve(kMostShown);
    if (!Read(message, topic, events.emplace_back()).empty()) return events.pop_back();
    settled.push_back(is_settled);
    bytes += events.back().data.size();
  }
  bool IsFull() const { return events.size() >= kMostShown || bytes >= kMostBytesShown; }
};

// Shows one batch after the other, each while the next is read.
class Show {
 public:
  explicit Show(const Bus::Witness& see) : see_{see} {}

  // Once the one before was seen.
  void Begin(Batch batch) {
    Finish();
    showing_ = std::async(std::launch::async, [this, batch = std::move(batch)] { see_(batch.events, batch.settled); });
  }
  void Finish() {
    if (showing_.valid()) showing_.get();
  }

 private:
  const Bus::Witness& see_;
  std::future<void> showing_;
};

}  // namespace

void ShowAll(const Connection& connection, rd_kafka_t* client, const std::string& topic, const Standing& standing,
             const Bus::Witness& see) {
  const std::string theirs = connection.Theirs(topic);
  auto left = RangesOf({client}, theirs);
  Listener listener;
  const Client reader = ReaderOf(connection, theirs, left, listener);
  Show show{see};
  Batch batch;
  auto last_news = std::chrono::steady_clock::now();
  while (!left.empty()) {
    const Message message{rd_kafka_consumer_poll(reader.get(), kShowPollMillis)};
    const bool is_end = message && message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF;
    if (!message || (message->err != RD_KAFKA_RESP_ERR_NO_ERROR && !is_end)) {
      if (std::chrono::steady_clock::now() - last_news > kShowPatience) {
        throw Away{"the bus does not go on showing a topic" + connection.LastProblem()};
      }
      show.Begin({});  // so that the witness may end it
      continue;
    }
    if (!is_end) last_news = std::chrono::steady_clock::now();
    const auto found = left.find(message->partition);
    if (found == left.end()) continue;
    const std::int64_t end = found->second.end;
    if (!is_end && message->offset < end) batch.Take(*message, topic, IsSettled(standing, *message));
    // A broker that leads since a moment ago may not yet show what was there before: then it goes on below the end.
    const std::int64_t next = is_end ? message->offset : message->offset + 1;
    if (next >= end) left.erase(found);
    if (!batch.IsFull() && !left.empty()) continue;
    show.Begin(std::exchange(batch, {}));
    last_news = std::chrono::steady_clock::now();
  }
  show.Finish();
}

}  // namespace participation::events::kafka
