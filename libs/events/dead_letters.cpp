#include "libs/events/dead_letters.hpp"

#include "libs/events/event_columns.hpp"

namespace participation::events {
namespace {

const std::string kSelect = "SELECT " + std::string{kEventColumns} + ", reason, attempts, dead_time FROM dead_letters ";
constexpr std::size_t kAfterEvent = 9;

DeadLetter LetterFrom(const database::Row& row) {
  return {EventFrom(row, 0), row.Text(kAfterEvent), row.Integer(kAfterEvent + 1),
          clock::FromMicros(row.Integer(kAfterEvent + 2))};
}

}  // namespace

void DeadLetters::Add(const Event& event, std::string_view reason, int attempts) {
  transaction_.Execute(
      "INSERT INTO dead_letters (id, type, source, topic, key, version, time, traceparent, data, reason, attempts, "
      "dead_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {event.id, event.type, event.source, event.topic, event.key, event.version, clock::ToMicros(event.time),
       event.traceparent, database::Bytes{event.data}, reason, attempts, clock::ToMicros(clock::System().Now())});
}

std::vector<DeadLetter> DeadLetters::List(std::size_t most) {
  std::vector<DeadLetter> letters;
  for (const auto& row : transaction_.Execute(kSelect + "ORDER BY id LIMIT $1", {most})) {
    letters.push_back(LetterFrom(row));
  }
  return letters;
}

std::int64_t DeadLetters::Count() { return transaction_.Execute("SELECT count(*) FROM dead_letters")[0].Integer(0); }

std::set<std::string> DeadLetters::Keys() {
  std::set<std::string> keys;
  for (const auto& row : transaction_.Execute("SELECT DISTINCT key FROM dead_letters")) keys.insert(row.Text(0));
  return keys;
}

absl::Status DeadLetters::Replay(std::string_view id, const Reactions& reactions) {
  const auto rows = transaction_.Execute(kSelect + "WHERE id = $1", {id});
  if (rows.empty()) return absl::NotFoundError("there is no dead letter with this id");
  const DeadLetter letter = LetterFrom(rows[0]);
  const Reactions::Reaction* reaction = reactions.Find(letter.event.type);
  if (reaction == nullptr)
    return absl::FailedPreconditionError("this program no longer reacts to " + letter.event.type);
  if (auto status = (*reaction)(transaction_, letter.event); !status.ok()) return status;
  return Drop(id);
}

absl::Status DeadLetters::Drop(std::string_view id) {
  const std::vector<std::vector<database::Parameter>> rows{{id}};
  const bool found = transaction_.ExecuteMany("DELETE FROM dead_letters WHERE id = $1", rows)[0] != 0;
  return found ? absl::OkStatus() : absl::NotFoundError("there is no dead letter with this id");
}

}  // namespace participation::events
