#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/event.hpp"

namespace participation::events {

// An event set aside: one that broke its reaction, or one that waits behind such an event of its topic and key.
struct DeadLetter {
  // Their numbers are stored.
  enum class State {
    kRetrying = 1,  // is tried again by itself
    kDead = 2,      // was tried often enough: somebody must replay or drop it
    kWaiting = 3,   // waits behind another
  };

  std::int64_t position = 0;  // rises in the order in which they came
  Event event;
  State state = State::kDead;
  std::string reason;  // what its reaction said last
  std::int64_t attempts = 0;
  clock::Time arrival_time;
};

// Why an event is set aside, and for how long.
struct Trouble {
  std::string reason;
  std::int64_t attempts = 0;
  std::optional<clock::Time> retry_time;  // none: it is dead
};

// What an exception said, fit to be kept and shown: bounded ASCII without what looks personal.
std::string Presentable(std::string_view reason);

// The events that a module has set aside. The first of a topic and key is being tried again or dead, all others of them
// wait; once the first is settled, the next is tried, at once.
class DeadLetters {
 public:
  explicit DeadLetters(database::Transaction& transaction) : transaction_{transaction} {}

  bool Empty();
  // Whether the event must wait behind one of its topic and key.
  bool HoldsUp(const Event& event);
  // The same of many at once.
  std::vector<bool> HoldUp(std::span<const Event> events);
  // Sets aside an event that broke, or that must wait. One that is there already stays as it is.
  void Add(const Event& event, const Trouble& trouble, clock::Time now);
  void AddWaiting(const Event& event, clock::Time now);

  // Those to be tried again by `now`, the longest overdue first.
  std::vector<DeadLetter> Due(clock::Time now, std::size_t most);
  // What has broken again.
  void Change(const DeadLetter& letter, const Trouble& trouble);
  // Takes one out, before it is applied: false if another process did meanwhile, and then it is no longer ours to
  // apply.
  bool Take(const DeadLetter& letter);
  // The same for one that is never to be applied, which is remembered.
  bool Drop(const DeadLetter& letter);
  // The ids of all events that are set aside, or were dropped: what reactions were handed without any effect.
  std::vector<std::string> WithoutEffect();
  // The next of the topic and key of one that is settled, which is now to be tried.
  std::optional<DeadLetter> WakeNext(const DeadLetter& settled, clock::Time now);

  std::optional<DeadLetter> Find(std::string_view event_id);
  // The first of the event's topic and key.
  std::optional<DeadLetter> First(const Event& event);
  // What came after `position`, in one state or in any.
  std::vector<DeadLetter> List(std::int64_t position, std::optional<DeadLetter::State> state, std::size_t most);
  std::int64_t Count(DeadLetter::State state);

 private:
  void Insert(const Event& event, DeadLetter::State state, const Trouble& trouble, clock::Time now);

  database::Transaction& transaction_;
};

}  // namespace participation::events
