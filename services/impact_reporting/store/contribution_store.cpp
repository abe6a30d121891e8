#include "services/impact_reporting/store/contribution_store.hpp"

#include <tuple>

#include "libs/database/select_among.hpp"
#include "services/impact_reporting/store/contribution_rows.hpp"

namespace participation::impact_reporting {
namespace {

// The activity or consultation that it was given to; empty for feedback.
const std::string& SubjectOf(const Contribution& contribution) {
  return contribution.activity_id.empty() ? contribution.consultation_id : contribution.activity_id;
}

std::vector<database::Parameter> ParametersOf(std::span<const std::string> texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

std::optional<Contribution> ContributionStore::Find(const std::string& contribution_id) {
  auto found = Find({&contribution_id, 1});
  return found.empty() ? std::nullopt : std::optional{std::move(found.begin()->second)};
}

std::map<std::string, Contribution> ContributionStore::Find(std::span<const std::string> contribution_ids) {
  std::map<std::string, Contribution> found;
  for (const auto& row : database::SelectAmong(
           transaction_,
           "SELECT " + std::string{kContributionColumns} + " FROM contributions WHERE contribution_id IN (?)", {},
           ParametersOf(contribution_ids))) {
    found.emplace(row.Text(0), ContributionFrom(row));
  }
  return found;
}

std::vector<bool> ContributionStore::Add(std::span<const Contribution> contributions) {
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(contributions.size());
  for (const Contribution& contribution : contributions) rows.push_back(ColumnsOf(contribution));
  std::vector<bool> added;
  added.reserve(contributions.size());
  for (const auto count :
       transaction_.ExecuteMany("INSERT INTO contributions (" + std::string{kContributionColumns} +
                                    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
                                rows)) {
    added.push_back(count != 0);
  }
  Count(contributions, added);
  return added;
}

void ContributionStore::Count(std::span<const Contribution> contributions, const std::vector<bool>& chosen) {
  std::map<std::tuple<std::string, Month, int, std::string>, std::int64_t> counts;
  for (std::size_t i = 0; i < contributions.size(); ++i) {
    const Contribution& each = contributions[i];
    if (chosen[i]) ++counts[{each.organisation, each.month(), static_cast<int>(each.kind), SubjectOf(each)}];
  }
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& [key, count] : counts) {
    const auto& [organisation, month, kind, subject] = key;
    rows.push_back({organisation, month, kind, subject, count});
  }
  transaction_.ExecuteMany(
      "INSERT INTO participation_counts (organisation, month, kind, subject, count) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (organisation, month, kind, subject) DO UPDATE SET count = participation_counts.count + $5",
      rows);
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

std::set<std::string> ContributionStore::WhoLeft(std::span<const std::string> person_ids) {
  std::set<std::string> left;
  for (const auto& row :
       database::SelectAmong(transaction_, "SELECT person_id FROM people_who_left WHERE person_id IN (?)", {},
                             ParametersOf(person_ids))) {
    left.insert(row.Text(0));
  }
  return left;
}

std::optional<std::string> ContributionStore::FindToForget() {
  const auto rows =
      transaction_.Execute("SELECT person_id FROM people_who_left WHERE to_do = 1 ORDER BY person_id LIMIT 1");
  return rows.empty() ? std::nullopt : std::optional{rows.front().Text(0)};
}

}  // namespace participation::impact_reporting
