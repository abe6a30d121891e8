#pragma once

#include <chrono>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "libs/database/database.hpp"
#include "libs/events/order_watch.hpp"
#include "libs/events/reactions.hpp"

namespace participation::events {

// What became of an event, as counted by `participation_events_total{outcome}`.
enum class Outcome { kDone, kRefused, kRepeated, kDead, kOutOfOrder };

// How often and how long an event is tried again.
struct Patience {
  int attempts = 5;
  std::chrono::milliseconds first_wait{100};
  std::chrono::milliseconds longest_wait{5000};
};

// Hears what became of each event.
using Observer = std::function<void(const std::string& type, Outcome outcome)>;

// Applies a module's reactions to the events that a bus hands over. A batch is one transaction; if it breaks down, its
// events are taken one by one. One that keeps breaking becomes a dead letter, and later events of its key wait
// behind it there. While the database itself is away, nothing is given up.
class Reactor {
 public:
  Reactor(std::string group, database::Database& database, const Reactions& reactions, Observer observe,
          Patience patience = {});

  // Returns once each event is settled: done, refused, or a dead letter. Throws if the database is away.
  void Handle(std::span<const Event> events);

 private:
  void LoadParkedKeys();
  void HandleTogether(std::span<const Event> events);
  void HandleAlone(const Event& event);
  bool Apply(database::Transaction& transaction, const Event& event, std::vector<Outcome>& outcomes) const;
  void Bury(const Event& event, std::string_view reason, int attempts);

  const std::string group_;
  database::Database& database_;
  const Reactions& reactions_;
  const Observer observe_;
  const Patience patience_;
  OrderWatch order_;
  std::set<std::string> parked_keys_;
};

}  // namespace participation::events
