#pragma once

#include <condition_variable>
#include <functional>
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
  // Whether this relay is the one, of all that have the database open, which may publish now.
  using Turn = std::function<bool()>;

  Relay(
      std::string module, database::Database& database, Bus& bus, Turn turn = [] { return true; });
  // Publishes what was committed before, as far as the bus takes it at once.
  ~Relay();

  // Says that something was committed, or that it is this one's turn. Otherwise the relay looks every second, or, where
  // other processes commit too, every few milliseconds.
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
  const Turn turn_;
  std::int64_t published_ = 0;  // positions up to there are out of a shared outbox, and never come back
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool wake_ = true;
  std::jthread worker_;  // Last: it uses everything above.
};

}  // namespace participation::events
