#include "libs/events/dead_letters.hpp"

#include <set>
#include <utility>

#include "libs/database/select.hpp"
#include "libs/database/select_among.hpp"
#include "libs/events/event_columns.hpp"
#include "libs/log/scrub.hpp"

namespace participation::events {
namespace {

using State = DeadLetter::State;

constexpr std::size_t kLongestReason = 300;
const std::string kSelectLetters =
    "SELECT " + std::string{kEventColumns} + ", position, state, reason, attempts, arrival_time FROM dead_letters";

DeadLetter LetterFrom(const database::Row& row) {
  std::size_t column = kEventColumnCount;
  DeadLetter letter;
  letter.event = EventFrom(row, 0);
  letter.position = row.Integer(column++);
  letter.state = static_cast<State>(row.Integer(column++));
  letter.reason = row.Text(column++);
  letter.attempts = row.Integer(column++);
  letter.arrival_time = clock::FromMicros(row.Integer(column));
  return letter;
}

std::vector<DeadLetter> LettersFrom(const database::Rows& rows) {
  std::vector<DeadLetter> letters;
  letters.reserve(rows.size());
  for (const auto& row : rows) letters.push_back(LetterFrom(row));
  return letters;
}

std::optional<DeadLetter> OnlyLetterFrom(const database::Rows& rows) {
  return rows.empty() ? std::nullopt : std::optional{LetterFrom(rows[0])};
}

State StateIn(const Trouble& trouble) { return trouble.retry_time ? State::kRetrying : State::kDead; }

std::int64_t RetryMicros(const Trouble& trouble) {
  return trouble.retry_time ? clock::ToMicros(*trouble.retry_time) : 0;
}

std::vector<database::Parameter> KeysOf(std::span<const Event> events) {
  std::vector<database::Parameter> keys;
  keys.reserve(events.size());
  for (const Event& event : events) keys.emplace_back(event.key);
  return keys;
}

}  // namespace

std::string Presentable(std::string_view reason) {
  std::string text = log::Scrub(reason.substr(0, kLongestReason));
  for (char& c : text) {
    if (c < ' ' || c > '~') c = '?';
  }
  return text;
}

bool DeadLetters::Empty() { return transaction_.Execute("SELECT 1 FROM dead_letters LIMIT 1").empty(); }

bool DeadLetters::HoldsUp(const Event& event) {
  return !transaction_
              .Execute("SELECT 1 FROM dead_letters WHERE topic = $1 AND key = $2 LIMIT 1", {event.topic, event.key})
              .empty();
}

std::vector<bool> DeadLetters::HoldUp(std::span<const Event> events) {
  if (Empty()) return std::vector<bool>(events.size(), false);
  const std::vector<database::Parameter> keys = KeysOf(events);
  std::set<std::pair<std::string, std::string>> held;
  for (const auto& row :
       database::SelectAmong(transaction_, "SELECT DISTINCT topic, key FROM dead_letters WHERE key IN (?)", {}, keys)) {
    held.emplace(row.Text(0), row.Text(1));
  }
  std::vector<bool> each;
  each.reserve(events.size());
  for (const Event& event : events) each.push_back(held.contains({event.topic, event.key}));
  return each;
}

void DeadLetters::Add(const Event& event, const Trouble& trouble, clock::Time now) {
  Insert(event, StateIn(trouble), trouble, now);
}

void DeadLetters::AddWaiting(const Event& event, clock::Time now) { Insert(event, State::kWaiting, {}, now); }

void DeadLetters::Insert(const Event& event, State state, const Trouble& trouble, clock::Time now) {
  const std::string reason = Presentable(trouble.reason);
  auto values = ColumnsOf(event);
  values.insert(values.end(), {static_cast<std::int64_t>(state), reason, trouble.attempts, clock::ToMicros(now),
                               RetryMicros(trouble)});
  transaction_.Execute("INSERT INTO dead_letters (" + std::string{kEventColumns} +
                           ", state, reason, attempts, arrival_time, retry_time) VALUES ($1, $2, $3, $4, $5, $6, $7, "
                           "$8, $9, $10, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING",
                       values);
}

std::vector<DeadLetter> DeadLetters::Due(clock::Time now, std::size_t most) {
  return LettersFrom(
      database::Select{kSelectLetters}
          .Where("state = ? AND retry_time <= ?", {static_cast<std::int64_t>(State::kRetrying), clock::ToMicros(now)})
          .Run(transaction_, "retry_time, position", most));
}

void DeadLetters::Change(const DeadLetter& letter, const Trouble& trouble) {
  transaction_.Execute(
      "UPDATE dead_letters SET state = $2, reason = $3, attempts = $4, retry_time = $5 WHERE position "
      "= $1",
      {letter.position, static_cast<std::int64_t>(StateIn(trouble)), Presentable(trouble.reason), trouble.attempts,
       RetryMicros(trouble)});
}

bool DeadLetters::Take(const DeadLetter& letter) {
  const std::vector<std::vector<database::Parameter>> row{{letter.event.id}};
  return transaction_.ExecuteMany("DELETE FROM dead_letters WHERE id = $1", row)[0] == 1;
}

bool DeadLetters::Drop(const DeadLetter& letter) {
  if (!Take(letter)) return false;
  transaction_.Execute("INSERT INTO dropped_events (id) VALUES ($1) ON CONFLICT DO NOTHING", {letter.event.id});
  return true;
}

std::vector<std::string> DeadLetters::WithoutEffect() {
  std::vector<std::string> ids;
  for (const auto& row : transaction_.Execute("SELECT id FROM dead_letters UNION SELECT id FROM dropped_events")) {
    ids.push_back(row.Text(0));
  }
  return ids;
}

std::optional<DeadLetter> DeadLetters::WakeNext(const DeadLetter& settled, clock::Time now) {
  auto next = First(settled.event);
  if (next && next->state == State::kWaiting) {
    next->state = State::kRetrying;
    Change(*next, {.reason = {}, .attempts = 0, .retry_time = now});
  }
  return next;
}

std::optional<DeadLetter> DeadLetters::Find(std::string_view event_id) {
  return OnlyLetterFrom(transaction_.Execute(kSelectLetters + " WHERE id = $1", {event_id}));
}

std::optional<DeadLetter> DeadLetters::First(const Event& event) {
  return OnlyLetterFrom(transaction_.Execute(
      kSelectLetters + " WHERE topic = $1 AND key = $2 ORDER BY position LIMIT 1", {event.topic, event.key}));
}

std::vector<DeadLetter> DeadLetters::List(std::int64_t position, std::optional<State> state, std::size_t most) {
  database::Select select{kSelectLetters};
  select.Where("position > ?", {position});
  if (state) select.Where("state = ?", {static_cast<std::int64_t>(*state)});
  return LettersFrom(select.Run(transaction_, "position", most));
}

std::int64_t DeadLetters::Count(State state) {
  return transaction_
      .Execute("SELECT count(*) FROM dead_letters WHERE state = $1", {static_cast<std::int64_t>(state)})[0]
      .Integer(0);
}

}  // namespace participation::events
