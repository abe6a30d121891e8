#include "libs/events/reactor.hpp"

#include <algorithm>
#include <thread>

#include "libs/events/dead_letters.hpp"
#include "libs/faults/crash_point.hpp"
#include "libs/log/log.hpp"
#include "libs/trace/trace.hpp"

namespace participation::events {

Reactor::Reactor(std::string group, database::Database& database, const Reactions& reactions, Observer observe,
                 Patience patience)
    : group_{std::move(group)},
      database_{database},
      reactions_{reactions},
      observe_{std::move(observe)},
      patience_{patience} {
  LoadParkedKeys();
}

void Reactor::LoadParkedKeys() {
  database_.Read([this](database::Transaction& transaction) { parked_keys_ = DeadLetters{transaction}.Keys(); });
}

void Reactor::Handle(std::span<const Event> events) {
  if (!parked_keys_.empty()) LoadParkedKeys();  // Someone may have replayed or dropped what they wait for.
  std::vector<Event> known;
  for (const Event& event : events) {
    if (reactions_.Find(event.type) == nullptr) continue;
    if (!order_.InOrder(event)) observe_(event.type, Outcome::kOutOfOrder);
    known.push_back(event);
  }
  if (known.empty()) return;
  const bool any_parked =
      std::ranges::any_of(known, [this](const Event& event) { return parked_keys_.contains(event.key); });
  try {
    if (!any_parked) return HandleTogether(known);
  } catch (const database::Unavailable&) {
    throw;
  } catch (const database::Overloaded&) {
    throw;
  } catch (const std::exception&) {
    // One of them breaks: find out which.
  }
  for (const Event& event : known) HandleAlone(event);
}

void Reactor::HandleTogether(std::span<const Event> events) {
  std::vector<Outcome> outcomes;
  database_.Write([&](database::Transaction& transaction) {
    outcomes.clear();
    bool changed = false;
    for (const Event& event : events) changed |= Apply(transaction, event, outcomes);
    return changed;
  });
  for (std::size_t i = 0; i < events.size(); ++i) observe_(events[i].type, outcomes[i]);
}

void Reactor::HandleAlone(const Event& event) {
  if (parked_keys_.contains(event.key)) {
    return Bury(event, "an earlier event of the same key is a dead letter", 0);
  }
  std::chrono::milliseconds wait = patience_.first_wait;
  for (int attempt = 1;; ++attempt) {
    try {
      return HandleTogether({&event, 1});
    } catch (const database::Unavailable&) {
      throw;
    } catch (const database::Overloaded&) {
      throw;
    } catch (const std::exception& problem) {
      log::Warning("a reaction broke down", {log::Group(group_), log::EventType(event.type), log::Attempt(attempt),
                                             log::Reason(problem.what())});
      if (attempt >= patience_.attempts) return Bury(event, problem.what(), attempt);
    }
    std::this_thread::sleep_for(wait);
    wait = std::min(wait * 2, patience_.longest_wait);
  }
}

// Notes that the event was seen, and applies it if that is news. Tells whether anything changed.
bool Reactor::Apply(database::Transaction& transaction, const Event& event, std::vector<Outcome>& outcomes) const {
  const std::vector<std::vector<database::Parameter>> seen{{event.id}};
  if (transaction.ExecuteMany("INSERT INTO inbox (id) VALUES ($1) ON CONFLICT DO NOTHING", seen)[0] == 0) {
    outcomes.push_back(Outcome::kRepeated);
    return false;
  }
  const trace::Scope scope{event.traceparent};
  absl::Status status;
  transaction.Attempt([&](database::Transaction& part) {
    status = (*reactions_.Find(event.type))(part, event);
    return status.ok();
  });
  if (!status.ok()) {
    log::Info("a reaction refused an event",
              {log::Group(group_), log::EventType(event.type), log::Code(absl::StatusCodeToString(status.code()))});
  }
  outcomes.push_back(status.ok() ? Outcome::kDone : Outcome::kRefused);
  return true;
}

void Reactor::Bury(const Event& event, std::string_view reason, int attempts) {
  bool news = false;
  database_.Write([&](database::Transaction& transaction) {
    const std::vector<std::vector<database::Parameter>> seen{{event.id}};
    news = transaction.ExecuteMany("INSERT INTO inbox (id) VALUES ($1) ON CONFLICT DO NOTHING", seen)[0] != 0;
    if (news) DeadLetters{transaction}.Add(event, reason, attempts);
    return news;
  });
  if (!news) return observe_(event.type, Outcome::kRepeated);
  parked_keys_.insert(event.key);
  log::Error("an event became a dead letter", {log::Group(group_), log::EventType(event.type), log::Reason(reason)});
  observe_(event.type, Outcome::kDead);
}

}  // namespace participation::events
