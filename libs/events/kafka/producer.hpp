#pragma once

#include <chrono>
#include <map>
#include <span>
#include <string>

#include "libs/events/event.hpp"
#include "libs/events/kafka/connection.hpp"

namespace participation::events::kafka {

// Sends events, one batch at a time; for one thread at a time.
//
// An idempotent producer keeps the order of a partition and leaves out nothing for as long as it lives, and any error
// that would leave something out ends it. So does, here, a batch that is not confirmed in time: a new producer then
// sends the same batch from its first event. What the old one had under way may still be written, in its order and
// from the first event that was not confirmed; so a log may show a beginning of the batch twice, and never an event
// before one that it follows.
class Producer {
 public:
  explicit Producer(const Connection& connection);
  Producer(const Producer&) = delete;
  Producer& operator=(const Producer&) = delete;

  // Returns once the brokers have all events for good. Throws if they may not have them, or once they have confirmed
  // nothing for a while; then this producer must not be used again.
  void Send(std::span<const Event> events);

 private:
  void Enqueue(const Event& event);
  rd_kafka_topic_t& TopicOf(const std::string& name);
  // Throws if what the brokers said, or did not say in time, ends the producer.
  void RequireSound() const;

  const Connection& connection_;
  Listener listener_;
  std::size_t unconfirmed_ = 0;
  rd_kafka_resp_err_t error_ = RD_KAFKA_RESP_ERR_NO_ERROR;
  std::chrono::steady_clock::time_point last_confirmed_;
  Client client_;
  std::map<std::string, Topic> topics_;  // Last: it refers to the client.
};

}  // namespace participation::events::kafka
