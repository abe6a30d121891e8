#include "services/impact_reporting/store/commitment_store.hpp"

#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::string_view kBetween = "organisation = ? AND create_time < ? AND (state < 3 OR update_time >= ?)";
constexpr std::string_view kSelect =
    "SELECT commitment_id, decision_id, organisation, title, owner, due_date, state, reason, create_time, update_time, "
    "version FROM commitments";

std::vector<Commitment> FromRows(const database::Rows& rows) {
  std::vector<Commitment> commitments;
  for (const auto& row : rows) {
    commitments.push_back(Commitment::Restore(row.Text(0),
                                              {.decision_id = row.Text(1),
                                               .organisation = row.Text(2),
                                               .title = row.Text(3),
                                               .owner = row.Text(4),
                                               .due_date = row.Text(5)},
                                              {.state = static_cast<Commitment::State>(row.Integer(6)),
                                               .reason = row.Text(7),
                                               .created = clock::FromMicros(row.Integer(8)),
                                               .updated = clock::FromMicros(row.Integer(9))},
                                              row.Integer(10)));
  }
  return commitments;
}

}  // namespace

void CommitmentStore::Add(const Commitment& commitment) {
  const auto& details = commitment.details();
  const auto& progress = commitment.progress();
  transaction_.Execute(
      "INSERT INTO commitments (commitment_id, decision_id, organisation, title, owner, due_date, state, reason, "
      "version, create_time, update_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {commitment.id(), details.decision_id, details.organisation, details.title, details.owner, details.due_date,
       static_cast<int>(progress.state), progress.reason, commitment.version(), clock::ToMicros(progress.created),
       clock::ToMicros(progress.updated)});
}

void CommitmentStore::Save(const Commitment& commitment) {
  transaction_.Execute(
      "UPDATE commitments SET state = $2, reason = $3, version = $4, update_time = $5 WHERE commitment_id = $1",
      {commitment.id(), static_cast<int>(commitment.progress().state), commitment.progress().reason,
       commitment.version(), clock::ToMicros(commitment.progress().updated)});
}

absl::StatusOr<Commitment> CommitmentStore::Find(const std::string& commitment_id) {
  auto found = FromRows(database::Select{kSelect}.Where("commitment_id = ?", {commitment_id}).Run(transaction_, "", 1));
  if (found.empty()) return refusal::NotFound("COMMITMENT_UNKNOWN", "there is no commitment with this id");
  return std::move(found[0]);
}

std::vector<Commitment> CommitmentStore::List(const Filter& filter, const std::string& after, std::size_t limit) {
  database::Select select{kSelect};
  if (!filter.organisation.empty()) select.Where("organisation = ?", {filter.organisation});
  if (!filter.decision_id.empty()) select.Where("decision_id = ?", {filter.decision_id});
  if (filter.state) select.Where("state = ?", {static_cast<int>(*filter.state)});
  if (!filter.overdue_on.empty()) select.Where("state < 3 AND due_date < ?", {filter.overdue_on});
  select.Where("commitment_id > ?", {after});
  return FromRows(select.Run(transaction_, "commitment_id", limit));
}

std::vector<Commitment> CommitmentStore::ListBetween(const std::string& organisation, clock::Time from,
                                                     clock::Time until, std::size_t limit) {
  database::Select select{kSelect};
  select.Where(kBetween, {organisation, clock::ToMicros(until), clock::ToMicros(from)});
  return FromRows(select.Run(transaction_, "commitment_id DESC", limit));
}

CommitmentCounts CommitmentStore::CountBetween(const std::string& organisation, clock::Time from, clock::Time until,
                                               const std::string& today) {
  const auto count = [&](std::string_view which, std::initializer_list<database::Parameter> values) {
    database::Select select{"SELECT COUNT(*) FROM commitments"};
    select.Where(kBetween, {organisation, clock::ToMicros(until), clock::ToMicros(from)}).Where(which, values);
    return select.Run(transaction_, "", 1)[0].Integer(0);
  };
  return {.done = count("state = 3", {}),
          .open = count("state < 3", {}),
          .overdue = count("state < 3 AND due_date < ?", {today})};
}

std::int64_t CommitmentStore::CountOverdue(const std::string& today) {
  return transaction_.Execute("SELECT COUNT(*) FROM commitments WHERE state < 3 AND due_date < $1", {today})[0].Integer(
      0);
}

}  // namespace participation::impact_reporting
