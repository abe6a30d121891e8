#include "services/impact_reporting/store/telling_store.hpp"

#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::string_view kSelect =
    "SELECT telling_id, outcome_id, organisation, person_id, state, reason, channel, due_date, create_time, "
    "settle_time FROM tellings";
constexpr std::size_t kMostCounts = 100;  // states by reasons

std::vector<Telling> FromRows(const database::Rows& rows) {
  std::vector<Telling> tellings;
  for (const auto& row : rows) {
    Telling telling{.id = row.Text(0),
                    .outcome_id = row.Text(1),
                    .organisation = row.Text(2),
                    .person_id = row.TextOrEmpty(3),
                    .state = static_cast<Telling::State>(row.Integer(4)),
                    .reason = static_cast<Telling::Reason>(row.Integer(5)),
                    .channel = static_cast<int>(row.Integer(6)),
                    .due_date = row.Text(7),
                    .create_time = clock::FromMicros(row.Integer(8)),
                    .settle_time = std::nullopt};
    if (!row.IsNull(9)) telling.settle_time = clock::FromMicros(row.Integer(9));
    tellings.push_back(std::move(telling));
  }
  return tellings;
}

std::optional<std::string> PersonOf(const Telling& telling) {
  return telling.person_id.empty() ? std::nullopt : std::optional{telling.person_id};
}

}  // namespace

bool TellingStore::Add(const Telling& telling) {
  const auto person = PersonOf(telling);
  const auto added = transaction_.Execute(
      "INSERT INTO tellings (telling_id, outcome_id, organisation, person_id, state, reason, channel, due_date, "
      "create_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
      "ON CONFLICT (person_id, outcome_id) DO NOTHING RETURNING 1",
      {telling.id, telling.outcome_id, telling.organisation, person, static_cast<int>(telling.state),
       static_cast<int>(telling.reason), telling.channel, telling.due_date, clock::ToMicros(telling.create_time)});
  if (added.empty()) return false;
  Count(telling.outcome_id, {telling.state, telling.reason, 1});
  return true;
}

void TellingStore::Save(const Telling& telling, const TellingCount& before) {
  const auto person = PersonOf(telling);
  std::optional<std::int64_t> settled;
  if (telling.settle_time) settled = clock::ToMicros(*telling.settle_time);
  transaction_.Execute(
      "UPDATE tellings SET person_id = $2, state = $3, reason = $4, channel = $5, settle_time = $6 "
      "WHERE telling_id = $1",
      {telling.id, person, static_cast<int>(telling.state), static_cast<int>(telling.reason), telling.channel,
       settled});
  if (telling.state == before.state && telling.reason == before.reason) return;
  Count(telling.outcome_id, {before.state, before.reason, -1});
  Count(telling.outcome_id, {telling.state, telling.reason, 1});
}

void TellingStore::Count(const std::string& outcome_id, const TellingCount& change) {
  transaction_.Execute(
      "INSERT INTO telling_counts (outcome_id, state, reason, count) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (outcome_id, state, reason) DO UPDATE SET count = telling_counts.count + $4",
      {outcome_id, static_cast<int>(change.state), static_cast<int>(change.reason), change.count});
}

absl::StatusOr<Telling> TellingStore::Find(const std::string& telling_id) {
  auto found = FromRows(database::Select{kSelect}.Where("telling_id = ?", {telling_id}).Run(transaction_, "", 1));
  if (found.empty()) return refusal::NotFound("TELLING_UNKNOWN", "there is no telling with this id");
  return std::move(found[0]);
}

std::optional<Telling> TellingStore::FindOf(const std::string& person_id, const std::string& outcome_id) {
  auto found = FromRows(database::Select{kSelect}
                            .Where("person_id = ? AND outcome_id = ?", {person_id, outcome_id})
                            .Run(transaction_, "", 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

std::vector<Telling> TellingStore::ListOfPerson(const std::string& person_id, std::size_t most) {
  return FromRows(database::Select{kSelect}.Where("person_id = ?", {person_id}).Run(transaction_, "", most));
}

std::vector<Telling> TellingStore::List(const Filter& filter, const TellingKey& after, std::size_t limit) {
  database::Select select{kSelect};
  // One person or one outcome has few tellings, of which the organisation's are picked out without its own index: both
  // sorts of index have the order that is asked for, and a planner may take the wrong one.
  const bool are_few = !filter.person_id.empty() || !filter.outcome_id.empty();
  const std::string_view organisation_is = are_few ? "organisation || '' = ?" : "organisation = ?";
  if (!filter.organisation.empty()) select.Where(organisation_is, {filter.organisation});
  if (!filter.outcome_id.empty()) select.Where("outcome_id = ?", {filter.outcome_id});
  if (!filter.person_id.empty()) select.Where("person_id = ?", {filter.person_id});
  if (filter.state) select.Where("state = ?", {static_cast<int>(*filter.state)});
  if (!filter.overdue_on.empty()) {
    select.Where("state = ? AND due_date < ?", {static_cast<int>(Telling::State::kDue), filter.overdue_on});
  }
  select.Where("(state, due_date, telling_id) > (?, ?, ?)", {after.state, after.due_date, after.telling_id});
  return FromRows(select.Run(transaction_, "state, due_date, telling_id", limit));
}

std::int64_t TellingStore::CountOverdue(const std::string& outcome_id, const std::string& date) {
  return transaction_
      .Execute("SELECT COUNT(*) FROM tellings WHERE outcome_id = $1 AND state = $2 AND due_date < $3",
               {outcome_id, static_cast<int>(Telling::State::kDue), date})[0]
      .Integer(0);
}

std::vector<TellingCount> TellingStore::Counts(const std::string& outcome_id) {
  database::Select select{"SELECT state, reason, CAST(SUM(count) AS BIGINT) FROM telling_counts"};
  if (!outcome_id.empty()) select.Where("outcome_id = ?", {outcome_id});
  std::vector<TellingCount> counts;
  for (const auto& row : select.GroupBy("state, reason").Run(transaction_, "state, reason", kMostCounts)) {
    counts.push_back(
        {static_cast<Telling::State>(row.Integer(0)), static_cast<Telling::Reason>(row.Integer(1)), row.Integer(2)});
  }
  return counts;
}

}  // namespace participation::impact_reporting
