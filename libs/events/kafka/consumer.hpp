#pragma once

#include <atomic>
#include <chrono>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "libs/events/event.hpp"
#include "libs/events/kafka/connection.hpp"

namespace participation::events::kafka {

// What happened to a group in this process.
struct GroupCounts {
  std::atomic<std::int64_t> rebalances = 0;
  std::atomic<std::int64_t> malformed = 0;
  std::atomic<std::int64_t> restarts = 0;
};

// The client can do nothing more and must be replaced.
class Fatal : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A member of a group, for one thread. What it is given stays in its batch until that is settled, or is dropped because
// another member has the partitions now: that one is given it.
class Consumer {
 public:
  Consumer(const Connection& connection, std::string group, std::span<const std::string> topics, GroupCounts& counts);
  // Leaves the group, unless the process has an instance name, and says how far it got, as far as that can be done
  // within a few seconds.
  ~Consumer();
  Consumer(const Consumer&) = delete;
  Consumer& operator=(const Consumer&) = delete;

  // Waits at most `most` for messages, and takes what there is into the batch; also lets the group rebalance, so it is
  // to be called all the time. Throws Fatal.
  void Gather(std::chrono::milliseconds most);

  // The events that were taken. What is malformed is not among them: it is counted and logged by its place, where its
  // bytes stay until the topic forgets them.
  const std::vector<Event>& batch() const { return batch_; }

  // The batch has taken effect.
  void Settle();

  // Takes nothing more until the batch is settled.
  void Pause();

 private:
  void Take(const rd_kafka_message_t& message);
  void PassOver(const rd_kafka_message_t& message, std::string_view topic, std::string_view flaw);
  void TakeError(const rd_kafka_message_t& message) const;
  void OnRebalance(rd_kafka_resp_err_t what, rd_kafka_topic_partition_list_t& partitions);
  void Assign(const rd_kafka_topic_partition_list_t* partitions);
  void Drop();
  void SetPaused(bool paused);
  // Lets the brokers know how far the group has got, at most ten times a second.
  void CommitNowAndThen();
  void CommitAndWait();
  void RequireSound() const;
  void Close();

  const Connection& connection_;
  const std::string group_;
  GroupCounts& counts_;
  Listener listener_;
  Client client_;
  std::vector<Event> batch_;
  std::size_t batch_bytes_ = 0;
  Partitions places_;  // the first that follows the batch in each partition
  bool paused_ = false;
  bool uncommitted_ = false;
  std::chrono::steady_clock::time_point last_commit_;
};

}  // namespace participation::events::kafka
