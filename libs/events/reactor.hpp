#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <span>
#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/news.hpp"
#include "libs/events/order_watch.hpp"
#include "libs/events/reactions.hpp"

namespace participation::events {

// How often and how long an event is tried again.
struct Patience {
  std::int64_t attempts = 8;
  std::chrono::milliseconds first_wait{1000};  // twice as long after each further attempt
  std::chrono::milliseconds longest_wait{60'000};
};

// Hears what became of each event; called by one thread at a time.
using Observer = std::function<void(const std::string& type, Outcome outcome)>;

// Applies a module's reactions to the events that a bus hands over. A batch is one transaction, in which an event that
// breaks is set aside, and later ones of its topic and key behind it: nothing else waits. While the database itself is
// away, nothing is set aside.
class Reactor {
 public:
  Reactor(std::string group, database::Database& database, const Reactions& reactions, Observer observe,
          Patience patience = {}, const clock::Clock& clock = clock::System());

  // As a Bus::Handler: returns once each event is settled or set aside for good. Throws if the database is away.
  void Handle(std::span<const Event> events);

  // Tries some of what is due again, and tells whether there may be more. To be called about once a second.
  bool Retry();

 private:
  std::vector<News> TakeInAll(std::span<const Event> known) const;
  std::vector<News> Unusual(std::span<const Event> events, std::span<const News> news);
  News TakeIn(database::Transaction& transaction, const Event& event, bool may_have_to_wait) const;
  // Tries one again. Returns the next of its topic and key to try, if it is settled.
  std::optional<DeadLetter> RetryOne(database::Transaction& transaction, const DeadLetter& letter,
                                     std::vector<News>& news) const;
  std::vector<News> RetryDue(database::Transaction& transaction) const;
  Trouble TroubleOf(std::string breakdown, std::int64_t attempts) const;
  void Tell(std::span<const News> news);

  const std::string group_;
  database::Database& database_;
  const Reactions& reactions_;
  const Observer observe_;
  const Patience patience_;
  const clock::Clock& clock_;
  OrderWatch order_;
  std::mutex observing_;
};

}  // namespace participation::events
