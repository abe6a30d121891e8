#include "services/impact_reporting/store/finding_store.hpp"

#include <algorithm>

#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::string_view kBetween = "f.organisation = ? AND f.create_time >= ? AND f.create_time < ?";
constexpr std::string_view kSelect =
    "SELECT f.finding_id, f.organisation, f.statement, f.evidence_kind, f.evidence_organisation, f.evidence_subject, "
    "f.first_month, f.last_month, f.create_time FROM findings f";

Finding FromRow(const database::Row& row) {
  return {.id = row.Text(0),
          .organisation = row.Text(1),
          .statement = row.Text(2),
          .evidence = Evidence::Restore(static_cast<Evidence::Kind>(row.Integer(3)), row.Text(4), row.Text(5),
                                        {row.Text(6), row.Text(7)}),
          .create_time = clock::FromMicros(row.Integer(8))};
}

std::vector<Finding> FromRows(const database::Rows& rows) {
  std::vector<Finding> findings;
  for (const auto& row : rows) findings.push_back(FromRow(row));
  return findings;
}

}  // namespace

void FindingStore::Add(const Finding& finding) {
  const Evidence& evidence = finding.evidence;
  transaction_.Execute(
      "INSERT INTO findings (finding_id, organisation, statement, evidence_kind, evidence_organisation, "
      "evidence_subject, group_id, first_month, last_month, create_time) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {finding.id, finding.organisation, finding.statement, static_cast<int>(evidence.kind()), evidence.organisation(),
       evidence.subject(), evidence.group(), evidence.months().first, evidence.months().last,
       clock::ToMicros(finding.create_time)});
}

absl::StatusOr<Finding> FindingStore::Find(const std::string& finding_id) {
  const auto rows = database::Select{kSelect}.Where("f.finding_id = ?", {finding_id}).Run(transaction_, "", 1);
  if (rows.empty()) return refusal::NotFound("FINDING_UNKNOWN", "there is no finding with this id");
  return FromRow(rows[0]);
}

std::vector<Finding> FindingStore::List(const std::string& organisation, const std::string& after, std::size_t limit) {
  database::Select select{kSelect};
  if (!organisation.empty()) select.Where("f.organisation = ?", {organisation});
  select.Where("f.finding_id > ?", {after});
  return FromRows(select.Run(transaction_, "f.finding_id", limit));
}

std::vector<Finding> FindingStore::ListBetween(const std::string& organisation, clock::Time from, clock::Time until,
                                               std::size_t limit) {
  database::Select select{kSelect};
  select.Where(kBetween, {organisation, clock::ToMicros(from), clock::ToMicros(until)});
  return FromRows(select.Run(transaction_, "f.finding_id DESC", limit));
}

std::int64_t FindingStore::CountBetween(const std::string& organisation, clock::Time from, clock::Time until) {
  database::Select select{"SELECT COUNT(*) FROM findings f"};
  select.Where(kBetween, {organisation, clock::ToMicros(from), clock::ToMicros(until)});
  return select.Run(transaction_, "", 1)[0].Integer(0);
}

std::vector<Finding> FindingStore::ListCovering(const std::vector<GroupMonth>& places, std::size_t limit) {
  std::vector<Finding> findings;
  for (const GroupMonth& place : places) {
    database::Select select{kSelect};
    select.Where("f.group_id = ? AND f.first_month <= ? AND f.last_month >= ?",
                 {place.group, place.month, place.month});
    for (const auto& row : select.Run(transaction_, "f.finding_id", limit)) {
      const bool is_news = std::ranges::none_of(findings, [&](const Finding& f) { return f.id == row.Text(0); });
      if (is_news && findings.size() < limit) findings.push_back(FromRow(row));
    }
  }
  return findings;
}

std::vector<Finding> FindingStore::ListOfDecision(const std::string& decision_id) {
  return FromRows(transaction_.Execute(
      std::string{kSelect} +
          " JOIN decision_findings d ON d.finding_id = f.finding_id WHERE d.decision_id = $1 ORDER BY d.position",
      {decision_id}));
}

}  // namespace participation::impact_reporting
