#include "libs/events/reactor.hpp"

#include <algorithm>

#include "libs/events/applied_log.hpp"
#include "libs/events/inbox.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kMostRetried = 200;  // in one transaction
constexpr std::int64_t kMostDoublings = 30;

Outcome OutcomeOf(const absl::Status& answer) { return answer.ok() ? Outcome::kDone : Outcome::kRefused; }

// So that a read model under construction gets it too.
void NoteApplied(database::Transaction& transaction, std::span<const Event> events,
                 const std::function<bool(std::size_t)>& is_applied) {
  AppliedLog log{transaction};
  if (!log.IsOpen()) return;
  std::vector<Event> applied;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (is_applied(i)) applied.push_back(events[i]);
  }
  log.Add(applied);
}

std::string CodeOf(const absl::Status& answer) { return answer.ok() ? "" : absl::StatusCodeToString(answer.code()); }

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
  if (events.empty()) return order_.Forget();
  std::vector<Event> known;
  for (const Event& event : events) {
    if (reactions_.Find(event.type) != nullptr) known.push_back(event);
  }
  const std::vector<News> news = TakeInAll(known);
  Tell(news);
  Tell(Unusual(events, news));
}

// In one transaction: what must wait does, and all else takes effect together, or one by one if that breaks.
std::vector<News> Reactor::TakeInAll(std::span<const Event> known) const {
  std::vector<News> news;
  if (known.empty()) return news;
  database_.Write([&](database::Transaction& transaction) {
    news.clear();
    const std::vector<bool> is_news = EnterInbox(transaction, known, clock_.Now());
    const std::vector<bool> must_wait = DeadLetters{transaction}.HoldUp(known);
    std::vector<bool> may_go;
    for (std::size_t i = 0; i < known.size(); ++i) may_go.push_back(is_news[i] && !must_wait[i]);
    const bool all_done = reactions_.ApplyTogether(transaction, known, may_go);
    bool any_set_aside = false;
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (!is_news[i] || (may_go[i] && all_done)) {
        news.push_back({known[i].type, known[i].id, is_news[i] ? Outcome::kDone : Outcome::kRepeated, {}, 0});
      } else {
        news.push_back(TakeIn(transaction, known[i], must_wait[i] || any_set_aside));
        any_set_aside = any_set_aside || !news.back().IsEnd();
      }
    }
    NoteApplied(transaction, known, [&news](std::size_t i) { return news[i].IsEnd(); });
    return std::ranges::any_of(news, [](const News& one) { return one.outcome != Outcome::kRepeated; });
  });
  return news;
}

// What is to be counted beside what became of those that have a reaction, whose `news` those are: also of the others,
// which are an aggregate's versions too.
std::vector<News> Reactor::Unusual(std::span<const Event> events, std::span<const News> news) {
  std::vector<News> unusual;
  auto known = news.begin();
  for (const Event& event : events) {
    bool is_news = false;
    if (reactions_.Find(event.type) != nullptr) {
      is_news = (known++)->outcome != Outcome::kRepeated;
    } else {
      unusual.push_back({NameToCount(event.type), event.id, Outcome::kPassedOver, {}, 0});
    }
    if (!order_.InOrder(event, is_news)) unusual.push_back({event.type, event.id, Outcome::kOutOfOrder, {}, 0});
  }
  return unusual;
}

// Applies an event that is news, or sets it aside.
News Reactor::TakeIn(database::Transaction& transaction, const Event& event, bool may_have_to_wait) const {
  DeadLetters letters{transaction};
  if (may_have_to_wait && letters.HoldsUp(event)) {
    letters.AddWaiting(event, clock_.Now());
    return {event.type, event.id, Outcome::kSetAside, {}, 0};
  }
  auto applied = reactions_.Apply(transaction, event);
  if (applied.status) return {event.type, event.id, OutcomeOf(*applied.status), CodeOf(*applied.status), 0};
  const Trouble trouble = TroubleOf(std::move(applied.breakdown), 1);
  letters.Add(event, trouble, clock_.Now());
  const Outcome outcome = trouble.retry_time ? Outcome::kSetAside : Outcome::kDead;
  return {event.type, event.id, outcome, trouble.reason, trouble.attempts};
}

bool Reactor::Retry() {
  bool any_due = false;
  database_.Read(
      [&](database::Transaction& transaction) { any_due = !DeadLetters{transaction}.Due(clock_.Now(), 1).empty(); });
  if (!any_due) return false;  // so that nothing is written when nothing is due
  std::vector<News> news;
  database_.Write([&](database::Transaction& transaction) {
    news = RetryDue(transaction);
    return true;
  });
  Tell(news);
  return std::ranges::any_of(news, [](const News& one) { return one.outcome.has_value(); });
}

std::vector<News> Reactor::RetryDue(database::Transaction& transaction) const {
  std::vector<News> news;
  for (const DeadLetter& due : DeadLetters{transaction}.Due(clock_.Now(), kMostRetried)) {
    for (std::optional next{due}; next && news.size() < kMostRetried;) next = RetryOne(transaction, *next, news);
  }
  return news;
}

std::optional<DeadLetter> Reactor::RetryOne(database::Transaction& transaction, const DeadLetter& letter,
                                            std::vector<News>& news) const {
  const Event& event = letter.event;
  bool taken = false;
  Reactions::Applied applied;
  transaction.Attempt([&](database::Transaction& part) {  // one that breaks again is back where it was
    taken = DeadLetters{part}.Take(letter);
    if (taken) applied = reactions_.Apply(part, event);
    return applied.status.has_value();
  });
  if (!taken) return std::nullopt;
  if (applied.status) {
    AppliedLog{transaction}.Add({&event, 1});
    news.push_back({event.type, event.id, OutcomeOf(*applied.status), CodeOf(*applied.status), 0});
    return DeadLetters{transaction}.WakeNext(letter, clock_.Now());
  }
  const Trouble trouble = TroubleOf(std::move(applied.breakdown), letter.attempts + 1);
  DeadLetters{transaction}.Change(letter, trouble);
  const auto outcome = trouble.retry_time ? std::nullopt : std::optional{Outcome::kDead};
  news.push_back({event.type, event.id, outcome, trouble.reason, trouble.attempts});
  return std::nullopt;
}

Trouble Reactor::TroubleOf(std::string breakdown, std::int64_t attempts) const {
  Trouble trouble{.reason = std::move(breakdown), .attempts = attempts, .retry_time = std::nullopt};
  if (attempts < patience_.attempts) {
    const auto factor = std::int64_t{1} << std::min(attempts - 1, kMostDoublings);
    trouble.retry_time = clock_.Now() + std::min(patience_.first_wait * factor, patience_.longest_wait);
  }
  return trouble;
}

void Reactor::Tell(std::span<const News> news) {
  const std::lock_guard lock{observing_};
  for (const News& one : news) {
    Log(group_, one);
    if (one.outcome) observe_(one.type, *one.outcome);
  }
}

}  // namespace participation::events
