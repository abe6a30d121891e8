#include "libs/events/kafka/consumer.hpp"

#include <bit>

#include "libs/events/kafka/message_format.hpp"
#include "libs/log/log.hpp"

namespace participation::events::kafka {
namespace {

// Messages in a call, which are one transaction: what others wait for, and what counts the same row again and again
// costs PostgreSQL more each time.
constexpr std::size_t kMostTaken = 200;
constexpr std::uint64_t kMostTold = 100;
constexpr std::size_t kMostBytes = 4'000'000;
constexpr std::chrono::milliseconds kCommitInterval{100};
constexpr int kCommitMillis = 3000;
constexpr std::chrono::seconds kClosePatience{5};
constexpr int kClosePollMillis = 100;

// What is fetched ahead of the handler. Once either is reached, librdkafka (before 2.2) fetches nothing for a second,
// however quickly it is emptied: so it holds what a handler takes in a second.
constexpr const char* kMostFetched = "100000";
constexpr const char* kMostKilobytesFetched = "32768";

Partitions NoPartitions() { return Partitions{rd_kafka_topic_partition_list_new(4)}; }

Partitions Named(const Connection& connection, std::span<const std::string> topics) {
  Partitions named = NoPartitions();
  for (const std::string& topic : topics) {
    rd_kafka_topic_partition_list_add(named.get(), connection.Theirs(topic).c_str(), RD_KAFKA_PARTITION_UA);
  }
  return named;
}

}  // namespace

Consumer::Consumer(const Connection& connection, std::string group, std::span<const std::string> topics,
                   GroupCounts& counts)
    : connection_{connection},
      group_{std::move(group)},
      counts_{counts},
      listener_{.on_rebalance = [this](rd_kafka_resp_err_t what,
                                       rd_kafka_topic_partition_list_t& partitions) { OnRebalance(what, partitions); }},
      client_{connection.Open(RD_KAFKA_CONSUMER,
                              {{"group.id", connection.Theirs(group_)},
                               {"group.instance.id", connection.url().instance},
                               {"partition.assignment.strategy", "range,roundrobin"},
                               {"session.timeout.ms", "10000"},
                               {"heartbeat.interval.ms", "2000"},
                               {"max.poll.interval.ms", "60000"},
                               {"enable.auto.commit", "false"},
                               {"enable.auto.offset.store", "false"},
                               {"auto.offset.reset", "earliest"},
                               {"fetch.wait.max.ms", "50"},
                               {"fetch.error.backoff.ms", "100"},
                               {"queued.min.messages", kMostFetched},
                               {"queued.max.messages.kbytes", kMostKilobytesFetched}},
                              listener_)},
      places_{NoPartitions()} {
  const rd_kafka_resp_err_t error = rd_kafka_subscribe(client_.get(), Named(connection, topics).get());
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) throw std::runtime_error{"the bus refuses to subscribe: " + NameOf(error)};
}

Consumer::~Consumer() { Close(); }

void Consumer::Gather(std::chrono::milliseconds most) {
  auto wait = static_cast<int>(most.count());
  for (std::size_t taken = 0; taken < kMostTaken && (taken == 0 || batch_bytes_ < kMostBytes); ++taken) {
    const Message message{rd_kafka_consumer_poll(client_.get(), wait)};
    if (!message) break;
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
      Take(*message);
    } else {
      TakeError(*message);
    }
    wait = 0;
  }
  RequireSound();
  CommitNowAndThen();
}

void Consumer::Take(const rd_kafka_message_t& message) {
  const char* theirs = rd_kafka_topic_name(message.rkt);
  const std::string_view topic = connection_.Ours(theirs);
  if (const std::string_view flaw = Read(message, topic, batch_.emplace_back()); !flaw.empty()) {
    batch_.pop_back();
    PassOver(message, topic, flaw);
  } else {
    batch_bytes_ += batch_.back().data.size();
  }
  auto* place = rd_kafka_topic_partition_list_find(places_.get(), theirs, message.partition);
  if (place == nullptr) place = rd_kafka_topic_partition_list_add(places_.get(), theirs, message.partition);
  place->offset = message.offset + 1;
}

void Consumer::PassOver(const rd_kafka_message_t& message, std::string_view topic, std::string_view flaw) {
  const auto count = static_cast<std::uint64_t>(++counts_.malformed);
  if (count > kMostTold && !std::has_single_bit(count)) return;  // a topic full of them must not fill the log
  log::Error("a message on the bus is no event and is passed over",
             {log::Group(group_), log::Topic(topic), log::Partition(message.partition), log::Position(message.offset),
              log::Reason(flaw)});
}

void Consumer::TakeError(const rd_kafka_message_t& message) const {
  if (message.err == RD_KAFKA_RESP_ERR__FATAL) return;  // RequireSound tells which
  log::Warning("the bus reports a problem", {log::Group(group_), log::Reason(NameOf(message.err))});
}

void Consumer::RequireSound() const {
  const rd_kafka_resp_err_t error = rd_kafka_fatal_error(client_.get(), nullptr, 0);
  if (error == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID) {
    throw Fatal{"another process has this one's instance name: give each its own"};
  }
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) throw Fatal{NameOf(error)};
}

void Consumer::Settle() {
  batch_.clear();
  batch_bytes_ = 0;
  if (places_->cnt > 0) {
    rd_kafka_offsets_store(client_.get(), places_.get());
    places_ = NoPartitions();
    uncommitted_ = true;
  }
  if (paused_) SetPaused(false);
}

void Consumer::Drop() {
  batch_.clear();
  batch_bytes_ = 0;
  places_ = NoPartitions();
  paused_ = false;
}

void Consumer::Pause() {
  if (!paused_) SetPaused(true);
}

void Consumer::SetPaused(bool paused) {
  rd_kafka_topic_partition_list_t* assigned = nullptr;
  if (rd_kafka_assignment(client_.get(), &assigned) != RD_KAFKA_RESP_ERR_NO_ERROR) return;
  const Partitions all{assigned};
  if (paused) {
    rd_kafka_pause_partitions(client_.get(), all.get());
  } else {
    rd_kafka_resume_partitions(client_.get(), all.get());
  }
  paused_ = paused;
}

// The handler is never running here, for this is called while the client is polled.
void Consumer::OnRebalance(rd_kafka_resp_err_t what, rd_kafka_topic_partition_list_t& partitions) {
  const bool assigns = what == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;
  if (assigns) {
    ++counts_.rebalances;
  } else if (rd_kafka_assignment_lost(client_.get()) == 0) {
    CommitAndWait();
  }
  Drop();
  uncommitted_ = false;
  Assign(assigns ? &partitions : nullptr);
  if (assigns) SetPaused(false);
}

void Consumer::Assign(const rd_kafka_topic_partition_list_t* partitions) {
  const rd_kafka_resp_err_t error = rd_kafka_assign(client_.get(), partitions);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
    log::Warning("the bus refuses an assignment", {log::Group(group_), log::Reason(NameOf(error))});
  }
}

void Consumer::CommitNowAndThen() {
  const auto now = std::chrono::steady_clock::now();
  if (!uncommitted_ || now - last_commit_ < kCommitInterval) return;
  rd_kafka_commit(client_.get(), nullptr, 1);  // what is not committed will be repeated, and have no effect
  last_commit_ = now;
  uncommitted_ = false;
}

void Consumer::CommitAndWait() {
  const Queue queue{rd_kafka_queue_new(client_.get())};
  if (rd_kafka_commit_queue(client_.get(), nullptr, queue.get(), nullptr, nullptr) == RD_KAFKA_RESP_ERR_NO_ERROR) {
    const Answer answer{rd_kafka_queue_poll(queue.get(), kCommitMillis)};
  }
}

void Consumer::Close() {
  const Queue queue{rd_kafka_queue_new(client_.get())};
  const Owned<rd_kafka_error_t> refused{rd_kafka_consumer_close_queue(client_.get(), queue.get())};
  const auto deadline = std::chrono::steady_clock::now() + kClosePatience;
  while (!refused && rd_kafka_consumer_closed(client_.get()) == 0 && std::chrono::steady_clock::now() < deadline) {
    const Answer answer{rd_kafka_queue_poll(queue.get(), kClosePollMillis)};
    if (answer && rd_kafka_event_type(answer.get()) == RD_KAFKA_EVENT_REBALANCE) {
      OnRebalance(rd_kafka_event_error(answer.get()), *rd_kafka_event_topic_partition_list(answer.get()));
    }
  }
}

}  // namespace participation::events::kafka
