#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"

namespace participation::events {

// What waits in an outbox.
struct OutboxState {
  // At most so many: they are not counted but told from the first and last position, and on a server positions that
  // were given to what was rolled back are missing in between.
  std::int64_t waiting = 0;
  std::int64_t oldest_micros = 0;  // when the oldest was added; 0 if nothing waits
};

// Moves events from a database's outbox to the bus, in the order in which they were committed, and takes them out of
// the outbox once the bus has them. A crash in between publishes some again, and never loses or reorders one.
//
// While a batch is published, the next is read and the last one taken out.
class Relay {
 public:
  // Whether this relay is the one, of all that have the database open, which may publish now: 0 if it is not, and
  // otherwise a number that is another once somebody else had the turn.
  using Turn = std::function<std::int64_t()>;

  Relay(
      std::string module, database::Database& database, Bus& bus, Turn turn = [] { return 1; });
  // Publishes what was committed before, as far as the bus takes it at once; on a server also what others commit
  // meanwhile, until it no longer has the turn: whoever gives it ends that first.
  ~Relay();

  // Says that something was committed, or that it is this one's turn. Otherwise the relay looks every second, or, where
  // other processes commit too, every few milliseconds.
  void Wake();

  OutboxState State() const;

 private:
  // Its memory is used again for what is read into it next.
  struct Batch {
    std::span<const Event> events() const { return {memory.data(), count}; }

    std::vector<Event> memory;
    std::size_t count = 0;
    std::int64_t last = 0;       // position
    bool may_have_next = false;  // behind it
  };

  void Run(const std::stop_token& stop);
  // Publishes what waits, and tells whether there was anything.
  bool PublishAll();
  void ReadBatch(std::int64_t after, Batch& batch) const;
  void PublishBatch(const Batch& batch);
  // Begins to take out what stands up to there, once what was before is out.
  void BeginTakingOut(std::int64_t last);
  void FinishTakingOut();
  void Await(const std::stop_token& stop, std::chrono::milliseconds most);

  const std::string module_;
  database::Database& database_;
  Bus& bus_;
  const Turn turn_;
  std::int64_t published_ = 0;    // positions up to there are out of a shared outbox, and never come back
  std::int64_t going_ = 0;        // positions up to there are being taken out
  std::future<void> taking_out_;  // valid while they are
  std::mutex mutex_;
  std::condition_variable_any woken_;
  bool wake_ = true;
  std::jthread worker_;  // Last: it uses everything above.
};

}  // namespace participation::events
