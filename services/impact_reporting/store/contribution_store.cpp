#include "services/impact_reporting/store/contribution_store.hpp"

namespace participation::impact_reporting {
namespace {

// The activity or consultation that it was given to; empty for feedback.
const std::string& SubjectOf(const Contribution& contribution) {
  return contribution.activity_id.empty() ? contribution.consultation_id : contribution.activity_id;
}

}  // namespace

std::optional<Contribution> ContributionStore::Find(const std::string& contribution_id) {
  const auto rows = transaction_.Execute(
      "SELECT kind, source, organisation, site, contribute_date, person_id, contributor, activity_id, consultation_id "
      "FROM contributions WHERE contribution_id = $1",
      {contribution_id});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows[0];
  return Contribution{.id = contribution_id,
                      .kind = static_cast<Contribution::Kind>(row.Integer(0)),
                      .source = static_cast<int>(row.Integer(1)),
                      .organisation = row.Text(2),
                      .site = row.Text(3),
                      .date = row.Text(4),
                      .person_id = row.TextOrEmpty(5),
                      .contributor = static_cast<Contribution::Contributor>(row.Integer(6)),
                      .activity_id = row.Text(7),
                      .consultation_id = row.Text(8)};
}

bool ContributionStore::Add(const Contribution& contribution) {
  const auto person = contribution.person_id.empty() ? std::nullopt : std::optional{contribution.person_id};
  const auto added = transaction_.Execute(
      "INSERT INTO contributions (contribution_id, kind, source, organisation, site, contribute_date, person_id, "
      "contributor, activity_id, consultation_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT DO NOTHING RETURNING contribution_id",
      {contribution.id, static_cast<int>(contribution.kind), contribution.source, contribution.organisation,
       contribution.site, contribution.date, person, static_cast<int>(contribution.contributor),
       contribution.activity_id, contribution.consultation_id});
  if (added.empty()) return false;
  transaction_.Execute(
      "INSERT INTO participation_counts (organisation, month, kind, subject, count) VALUES ($1, $2, $3, $4, 1) "
      "ON CONFLICT (organisation, month, kind, subject) DO UPDATE SET count = participation_counts.count + 1",
      {contribution.organisation, contribution.month(), static_cast<int>(contribution.kind), SubjectOf(contribution)});
  return true;
}

bool ContributionStore::HasAnyOf(const std::string& organisation) {
  return !transaction_.Execute("SELECT 1 FROM participation_counts WHERE organisation = $1 LIMIT 1", {organisation})
              .empty();
}

ParticipationTally ContributionStore::Tally(const std::string& organisation, const Months& months) {
  ParticipationTally tally;
  for (const auto& row :
       transaction_.Execute("SELECT month, kind, CAST(SUM(count) AS BIGINT) FROM participation_counts "
                            "WHERE organisation = $1 AND month BETWEEN $2 AND $3 "
                            "GROUP BY month, kind",
                            {organisation, months.first, months.last})) {
    tally[{row.Text(0), static_cast<Contribution::Kind>(row.Integer(1))}] = row.Integer(2);
  }
  return tally;
}

std::int64_t ContributionStore::LeastBeside(Contribution::Kind kind, const std::string& subject) {
  return transaction_
      .Execute(
          "SELECT CAST(COALESCE(MIN(beside.count), 0) AS BIGINT) FROM participation_counts own "
          "JOIN participation_counts beside ON beside.organisation = own.organisation AND beside.month = own.month AND "
          "beside.kind = own.kind WHERE own.subject = $1 AND own.kind = $2",
          {subject, static_cast<int>(kind)})[0]
      .Integer(0);
}

std::size_t ContributionStore::Unlink(const std::string& person_id, std::size_t most) {
  const std::vector<database::Parameter> values{person_id, static_cast<int>(Contribution::Contributor::kLeft), most};
  constexpr std::string_view kUnlink =
      "UPDATE contributions SET person_id = NULL, contributor = $2 WHERE contribution_id IN "
      "(SELECT contribution_id FROM contributions WHERE person_id = $1 ORDER BY contribution_id LIMIT $3)";
  return static_cast<std::size_t>(transaction_.ExecuteMany(kUnlink, {&values, 1}).front());
}

void ContributionStore::Leave(const std::string& person_id) {
  transaction_.Execute("INSERT INTO people_who_left (person_id, to_do) VALUES ($1, 1)", {person_id});
}

void ContributionStore::MarkForgotten(const std::string& person_id) {
  transaction_.Execute("UPDATE people_who_left SET to_do = 0 WHERE person_id = $1", {person_id});
}

void ContributionStore::RemindOfTellings() {
  transaction_.Execute(
      "UPDATE people_who_left SET to_do = 1 WHERE to_do = 0 AND EXISTS "
      "(SELECT 1 FROM tellings WHERE tellings.person_id = people_who_left.person_id)");
}

bool ContributionStore::HasLeft(const std::string& person_id) {
  return !transaction_.Execute("SELECT 1 FROM people_who_left WHERE person_id = $1", {person_id}).empty();
}

std::optional<std::string> ContributionStore::FindToForget() {
  const auto rows =
      transaction_.Execute("SELECT person_id FROM people_who_left WHERE to_do = 1 ORDER BY person_id LIMIT 1");
  return rows.empty() ? std::nullopt : std::optional{rows.front().Text(0)};
}

}  // namespace participation::impact_reporting
