#include "libs/events/reactor.hpp"

#include <algorithm>

#include "libs/events/inbox.hpp"
#include "libs/log/log.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kMostRetried = 200;  // in one transaction
constexpr std::int64_t kMostDoublings = 30;

}  // namespace

Reactor::Reactor(std::string group, database::Database& database, const Reactions& reactions, Observer observe,
                 Patience patience, const clock::Clock& clock)
    : group_{std::move(group)},
      database_{database},
      reactions_{reactions},
      observe_{std::move(observe)},
      patience_{patience},
      clock_{clock} {}

void Reactor::Handle(std::span<const Event> events) {
  std::vector<Event> known;
  for (const Event& event : events) {
    if (reactions_.Find(event.type) != nullptr) known.push_back(event);
  }
  if (known.empty()) return;
  std::vector<Settled> settled;
  database_.Write([&](database::Transaction& transaction) {
    settled.clear();
    bool any_set_aside = !DeadLetters{transaction}.Empty();
    for (const Event& event : known) settled.push_back({event.type, TakeIn(transaction, event, any_set_aside)});
    return std::ranges::any_of(settled, [](const Settled& one) { return one.outcome != Outcome::kRepeated; });
  });
  for (const Event& event : known) {
    if (!order_.InOrder(event)) settled.push_back({event.type, Outcome::kOutOfOrder});
  }
  Tell(settled);
}

// Notes that the event was seen, and applies it, or sets it aside, if that is news.
Outcome Reactor::TakeIn(database::Transaction& transaction, const Event& event, bool& any_set_aside) const {
  if (!EnterInbox(transaction, event.id)) return Outcome::kRepeated;
  DeadLetters letters{transaction};
  if (any_set_aside && letters.HoldsUp(event)) {
    letters.AddWaiting(event, clock_.Now());
    return Outcome::kSetAside;
  }
  auto applied = reactions_.Apply(transaction, event);
  if (applied.status) return OutcomeOf(event, *applied.status);
  const Trouble trouble = TroubleOf(event, std::move(applied.breakdown), 1);
  letters.Add(event, trouble, clock_.Now());
  any_set_aside = true;
  return trouble.retry_time ? Outcome::kSetAside : Outcome::kDead;
}

bool Reactor::Retry() {
  bool any_due = false;
  database_.Read(
      [&](database::Transaction& transaction) { any_due = !DeadLetters{transaction}.Due(clock_.Now(), 1).empty(); });
  if (!any_due) return false;  // so that nothing is written when nothing is due
  std::vector<Settled> settled;
  database_.Write([&](database::Transaction& transaction) {
    settled = RetryDue(transaction);
    return true;
  });
  Tell(settled);
  return !settled.empty();
}

std::vector<Reactor::Settled> Reactor::RetryDue(database::Transaction& transaction) const {
  std::vector<Settled> settled;
  for (const DeadLetter& due : DeadLetters{transaction}.Due(clock_.Now(), kMostRetried)) {
    for (std::optional next{due}; next && settled.size() < kMostRetried;) next = RetryOne(transaction, *next, settled);
  }
  return settled;
}

std::optional<DeadLetter> Reactor::RetryOne(database::Transaction& transaction, const DeadLetter& letter,
                                            std::vector<Settled>& settled) const {
  auto applied = reactions_.Apply(transaction, letter.event);
  if (applied.status) {
    settled.push_back({letter.event.type, OutcomeOf(letter.event, *applied.status)});
    return DeadLetters{transaction}.Settle(letter, clock_.Now());
  }
  const Trouble trouble = TroubleOf(letter.event, std::move(applied.breakdown), letter.attempts + 1);
  DeadLetters{transaction}.Change(letter, trouble);
  if (!trouble.retry_time) settled.push_back({letter.event.type, Outcome::kDead});
  return std::nullopt;
}

Trouble Reactor::TroubleOf(const Event& event, std::string breakdown, std::int64_t attempts) const {
  Trouble trouble{.reason = std::move(breakdown), .attempts = attempts, .retry_time = std::nullopt};
  if (attempts < patience_.attempts) {
    const auto factor = std::int64_t{1} << std::min(attempts - 1, kMostDoublings);
    trouble.retry_time = clock_.Now() + std::min(patience_.first_wait * factor, patience_.longest_wait);
    log::Warning("a reaction broke down", {log::Group(group_), log::EventType(event.type), log::EventId(event.id),
                                           log::Attempt(attempts), log::Reason(trouble.reason)});
  } else {
    log::Error("an event became a dead letter",
               {log::Group(group_), log::EventType(event.type), log::EventId(event.id), log::Reason(trouble.reason)});
  }
  return trouble;
}

Outcome Reactor::OutcomeOf(const Event& event, const absl::Status& answer) const {
  if (answer.ok()) return Outcome::kDone;
  log::Info("a reaction refused an event", {log::Group(group_), log::EventType(event.type), log::EventId(event.id),
                                            log::Code(absl::StatusCodeToString(answer.code()))});
  return Outcome::kRefused;
}

void Reactor::Tell(std::span<const Settled> settled) {
  const std::lock_guard lock{observing_};
  for (const Settled& one : settled) observe_(one.type, one.outcome);
}

}  // namespace participation::events
