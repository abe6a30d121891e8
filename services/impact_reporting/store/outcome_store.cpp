#include "services/impact_reporting/store/outcome_store.hpp"

#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::string_view kBetween = "organisation = ? AND publish_date BETWEEN ? AND ?";
constexpr std::string_view kSelect =
    "SELECT outcome_id, decision_id, organisation, title, summary, publish_date, telling_due_date, create_time "
    "FROM outcomes";

std::vector<Outcome> FromRows(const database::Rows& rows) {
  std::vector<Outcome> outcomes;
  for (const auto& row : rows) {
    outcomes.push_back({.id = row.Text(0),
                        .decision_id = row.Text(1),
                        .organisation = row.Text(2),
                        .title = row.Text(3),
                        .summary = row.Text(4),
                        .publish_date = row.Text(5),
                        .telling_due_date = row.Text(6),
                        .create_time = clock::FromMicros(row.Integer(7))});
  }
  return outcomes;
}

}  // namespace

void OutcomeStore::Add(const Outcome& outcome) {
  transaction_.Execute(
      "INSERT INTO outcomes (outcome_id, decision_id, organisation, title, summary, publish_date, telling_due_date, "
      "create_time, search_done, search_finding, search_month, search_contribution_id, contributions, "
      "contributions_unknown, contributions_left) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, '', '', 0, 0, 0)",
      {outcome.id, outcome.decision_id, outcome.organisation, outcome.title, outcome.summary, outcome.publish_date,
       outcome.telling_due_date, clock::ToMicros(outcome.create_time)});
}

absl::StatusOr<Outcome> OutcomeStore::Find(const std::string& outcome_id) {
  auto found = FromRows(database::Select{kSelect}.Where("outcome_id = ?", {outcome_id}).Run(transaction_, "", 1));
  if (found.empty()) return refusal::NotFound("OUTCOME_UNKNOWN", "there is no outcome with this id");
  return std::move(found[0]);
}

std::vector<Outcome> OutcomeStore::List(const std::string& organisation, const std::string& decision_id,
                                        const std::string& after, std::size_t limit) {
  database::Select select{kSelect};
  if (!organisation.empty()) select.Where("organisation = ?", {organisation});
  if (!decision_id.empty()) select.Where("decision_id = ?", {decision_id});
  select.Where("outcome_id > ?", {after});
  return FromRows(select.Run(transaction_, "outcome_id", limit));
}

std::vector<Outcome> OutcomeStore::ListNewest(const std::string& organisation, const std::string& before,
                                              std::size_t limit) {
  database::Select select{kSelect};
  if (!organisation.empty()) select.Where("organisation = ?", {organisation});
  if (!before.empty()) select.Where("outcome_id < ?", {before});
  return FromRows(select.Run(transaction_, "outcome_id DESC", limit));
}

std::vector<Outcome> OutcomeStore::ListBetween(const std::string& organisation, const std::string& first_date,
                                               const std::string& last_date, std::size_t limit) {
  database::Select select{kSelect};
  select.Where(kBetween, {organisation, first_date, last_date});
  return FromRows(select.Run(transaction_, "outcome_id DESC", limit));
}

std::int64_t OutcomeStore::CountBetween(const std::string& organisation, const std::string& first_date,
                                        const std::string& last_date) {
  database::Select select{"SELECT COUNT(*) FROM outcomes"};
  select.Where(kBetween, {organisation, first_date, last_date});
  return select.Run(transaction_, "", 1)[0].Integer(0);
}

std::optional<Outcome> OutcomeStore::FirstToSearch() {
  auto found = FromRows(database::Select{kSelect}.Where("search_done = 0").Run(transaction_, "outcome_id", 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

ContributorSearch OutcomeStore::SearchOf(const std::string& outcome_id) {
  const auto row = transaction_.Execute(
      "SELECT search_done, search_finding, search_month, search_contribution_id, contributions, contributions_unknown, "
      "contributions_left FROM outcomes WHERE outcome_id = $1",
      {outcome_id})[0];
  return {.done = row.Boolean(0),
          .reached = {static_cast<int>(row.Integer(1)), row.Text(2), row.Text(3)},
          .contributions = row.Integer(4),
          .unknown = row.Integer(5),
          .left = row.Integer(6)};
}

void OutcomeStore::SaveSearch(const std::string& outcome_id, const ContributorSearch& search) {
  transaction_.Execute(
      "UPDATE outcomes SET search_done = $2, search_finding = $3, search_month = $4, search_contribution_id = $5, "
      "contributions = $6, contributions_unknown = $7, contributions_left = $8 WHERE outcome_id = $1",
      {outcome_id, search.done, search.reached.finding, search.reached.month, search.reached.contribution_id,
       search.contributions, search.unknown, search.left});
}

bool OutcomeStore::Count(const std::string& outcome_id, const std::string& contribution_id) {
  return !transaction_
              .Execute(
                  "INSERT INTO outcome_contributions (outcome_id, contribution_id) VALUES ($1, $2) "
                  "ON CONFLICT DO NOTHING RETURNING 1",
                  {outcome_id, contribution_id})
              .empty();
}

}  // namespace participation::impact_reporting
