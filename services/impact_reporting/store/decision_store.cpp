#include "services/impact_reporting/store/decision_store.hpp"

#include "libs/database/select.hpp"
#include "libs/database/select_among.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kMostAnswers = 10;
constexpr std::string_view kBetween = "d.organisation = ? AND d.decide_date BETWEEN ? AND ?";
constexpr std::string_view kSelect =
    "SELECT d.decision_id, d.organisation, d.title, d.answer, d.reasons, d.decided_by, d.decide_date, d.version, "
    "d.create_time, d.update_time FROM decisions d";

}  // namespace

void DecisionStore::Add(const Decision& decision) {
  const auto& details = decision.details();
  transaction_.Execute(
      "INSERT INTO decisions (decision_id, organisation, title, answer, reasons, decided_by, decide_date, version, "
      "create_time, update_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {decision.id(), details.organisation, details.title, static_cast<int>(details.answer), details.reasons,
       details.decided_by, details.decide_date, decision.version(), clock::ToMicros(decision.times().created),
       clock::ToMicros(decision.times().updated)});
  std::vector<std::vector<database::Parameter>> rows;
  for (const std::string& finding_id : details.finding_ids) rows.push_back({decision.id(), rows.size(), finding_id});
  if (rows.empty()) return;
  transaction_.ExecuteMany("INSERT INTO decision_findings (decision_id, position, finding_id) VALUES ($1, $2, $3)",
                           rows);
}

void DecisionStore::Save(const Decision& decision) {
  transaction_.Execute(
      "UPDATE decisions SET answer = $2, reasons = $3, version = $4, update_time = $5 WHERE decision_id = $1",
      {decision.id(), static_cast<int>(decision.details().answer), decision.details().reasons, decision.version(),
       clock::ToMicros(decision.times().updated)});
}

absl::StatusOr<Decision> DecisionStore::Find(const std::string& decision_id) {
  auto found = FromRows(database::Select{kSelect}.Where("d.decision_id = ?", {decision_id}).Run(transaction_, "", 1));
  if (found.empty()) return refusal::NotFound("DECISION_UNKNOWN", "there is no decision with this id");
  return std::move(found[0]);
}

std::vector<Decision> DecisionStore::List(const std::string& organisation, std::optional<Decision::Answer> answer,
                                          const std::string& after, std::size_t limit) {
  database::Select select{kSelect};
  if (!organisation.empty()) select.Where("d.organisation = ?", {organisation});
  if (answer) select.Where("d.answer = ?", {static_cast<int>(*answer)});
  select.Where("d.decision_id > ?", {after});
  return FromRows(select.Run(transaction_, "d.decision_id", limit));
}

std::vector<Decision> DecisionStore::ListBetween(const std::string& organisation, const std::string& first_date,
                                                 const std::string& last_date, std::size_t limit) {
  database::Select select{kSelect};
  select.Where(kBetween, {organisation, first_date, last_date});
  return FromRows(select.Run(transaction_, "d.decision_id DESC", limit));
}

std::map<Decision::Answer, std::int64_t> DecisionStore::CountBetween(const std::string& organisation,
                                                                     const std::string& first_date,
                                                                     const std::string& last_date) {
  database::Select select{"SELECT d.answer, COUNT(*) FROM decisions d"};
  select.Where(kBetween, {organisation, first_date, last_date}).GroupBy("d.answer");
  std::map<Decision::Answer, std::int64_t> counts;
  for (const auto& row : select.Run(transaction_, "", kMostAnswers)) {
    counts[static_cast<Decision::Answer>(row.Integer(0))] = row.Integer(1);
  }
  return counts;
}

std::vector<Decision> DecisionStore::ListAnswering(const std::string& finding_id, std::size_t limit) {
  database::Select select{std::string{kSelect} + " JOIN decision_findings f ON f.decision_id = d.decision_id"};
  select.Where("f.finding_id = ?", {finding_id});
  return FromRows(select.Run(transaction_, "d.decision_id", limit));
}

std::vector<std::string> DecisionStore::IdsRestingOn(const GroupMonth& place, const std::string& after,
                                                     std::size_t limit) {
  database::Select select{
      "SELECT DISTINCT d.decision_id FROM findings f JOIN decision_findings d ON d.finding_id = f.finding_id"};
  select.Where("f.group_id = ? AND f.first_month <= ? AND f.last_month >= ?", {place.group, place.month, place.month})
      .Where("d.decision_id > ?", {after});
  std::vector<std::string> ids;
  for (const auto& row : select.Run(transaction_, "d.decision_id", limit)) ids.push_back(row.Text(0));
  return ids;
}

std::vector<Decision> DecisionStore::FromRows(const database::Rows& rows) {
  const std::vector<database::Parameter> ids = database::TextsOf(rows, 0);
  std::map<std::string, std::vector<std::string>> findings;
  for (const auto& row : database::SelectAmong(
           transaction_,
           "SELECT decision_id, finding_id FROM decision_findings WHERE decision_id IN (?) ORDER BY position", {},
           ids)) {
    findings[row.Text(0)].push_back(row.Text(1));
  }
  std::vector<Decision> decisions;
  for (const auto& row : rows) {
    Decision::Details details{.organisation = row.Text(1),
                              .title = row.Text(2),
                              .answer = static_cast<Decision::Answer>(row.Integer(3)),
                              .reasons = row.Text(4),
                              .decided_by = row.Text(5),
                              .decide_date = row.Text(6),
                              .finding_ids = findings[row.Text(0)]};
    decisions.push_back(Decision::Restore(row.Text(0), std::move(details), row.Integer(7),
                                          {clock::FromMicros(row.Integer(8)), clock::FromMicros(row.Integer(9))}));
  }
  return decisions;
}

}  // namespace participation::impact_reporting
