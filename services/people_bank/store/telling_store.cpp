#include "services/people_bank/store/telling_store.hpp"

namespace participation::people_bank {

std::optional<Telling> TellingStore::Find(const std::string& telling_id) {
  const auto rows = transaction_.Execute(
      "SELECT telling_id, outcome_id, person_id, version FROM tellings WHERE telling_id = $1", {telling_id});
  if (rows.empty()) return std::nullopt;
  return Telling{rows[0].Text(0), rows[0].Text(1), rows[0].Text(2), rows[0].Integer(3)};
}

bool TellingStore::Add(const Telling& telling, const Outcome& outcome) {
  return !transaction_
              .Execute(
                  "INSERT INTO tellings (telling_id, outcome_id, person_id, version, title, summary, organisation) "
                  "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING telling_id",
                  {telling.telling_id, telling.outcome_id, telling.person_id, telling.version, outcome.title,
                   outcome.summary, outcome.organisation})
              .empty();
}

std::int64_t TellingStore::Advance(const std::string& telling_id) {
  return transaction_
      .Execute("UPDATE tellings SET version = version + 1 WHERE telling_id = $1 RETURNING version", {telling_id})
      .at(0)
      .Integer(0);
}

Outcome TellingStore::OutcomeOf(const std::string& telling_id) {
  const auto rows = transaction_.Execute(
      "SELECT outcome_id, title, summary, organisation FROM tellings WHERE telling_id = $1", {telling_id});
  return Outcome{rows.at(0).Text(0), rows.at(0).Text(1), rows.at(0).Text(2), rows.at(0).Text(3)};
}

}  // namespace participation::people_bank
