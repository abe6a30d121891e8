#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"

namespace participation::events {

// What waits in an outbox.
struct OutboxState {
  std::int64_t waiting = 0;
  std::int64_t oldest_micros = 0;  // when the oldest was added; 0 if nothing waits
};

// Moves events from a database's outbox to the bus, in the order in which they were committed, and takes them out of
// the outbox once the bus has them. A crash in between publishes some again, and never loses or reorders one.
class Relay {
 public:
  Relay(std::string module, database::Database& database, Bus& bus);
  // Publishes what was committed before, as far as the bus takes it at once.
  ~Relay();

  // Says that something was committed. Otherwise the relay looks every second.
  void Wake();

  OutboxState State() const;

 private:
  void Run(const std::stop_token& stop);
  // Publishes one batch and tells whether there may be more.
  bool PublishBatch();
  void Await(const std::stop_token& stop, std::chrono::milliseconds most);

  const std::string module_;
  database::Database& database_;
  Bus& bus_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool wake_ = true;
  std::jthread worker_;  // Last: it uses everything above.
};

}  // namespace participation::events
