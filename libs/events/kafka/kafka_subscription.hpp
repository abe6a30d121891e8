#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "libs/events/bus.hpp"
#include "libs/events/kafka/consumer.hpp"

namespace participation::events::kafka {

// Hands events to a handler, on a thread of its own.
class KafkaSubscription final : public Subscription {
 public:
  KafkaSubscription(const Connection& connection, std::string group, std::vector<std::string> topics,
                    Bus::Handler handler, std::shared_ptr<GroupCounts> counts);

 private:
  std::unique_ptr<Consumer> Join() const;
  void Run(const std::stop_token& stop);
  // Hands over what the consumer is given, until it is told to stop or the consumer can do no more.
  void Serve(Consumer& consumer, const std::stop_token& stop) const;
  // Whether the handler took the batch, and, before it, that partitions were given since it was `told` so.
  bool HandOver(const std::vector<Event>& batch, std::int64_t& told) const;
  void Pause(const std::stop_token& stop, std::chrono::milliseconds length);

  const Connection& connection_;
  const std::string group_;
  const std::vector<std::string> topics_;
  const Bus::Handler handler_;
  const std::shared_ptr<GroupCounts> counts_;
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::unique_ptr<Consumer> consumer_;
  std::jthread worker_;  // Last: it uses everything above.
};

}  // namespace participation::events::kafka
