#include "services/impact_reporting/store/group_store.hpp"

#include "libs/database/select_among.hpp"
#include "services/impact_reporting/store/contribution_rows.hpp"

namespace participation::impact_reporting {

void GroupStore::Join(std::span<const Member> members) {
  Change(
      "INSERT INTO contribution_groups (group_id, month, contribution_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      members, 1);
}

void GroupStore::Leave(std::span<const Member> members) {
  Change("DELETE FROM contribution_groups WHERE group_id = $1 AND month = $2 AND contribution_id = $3", members, -1);
}

// Runs `sql` for each, and counts `change` for each that it changed.
void GroupStore::Change(std::string_view sql, std::span<const Member> members, int change) {
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(members.size());
  for (const auto& [place, contribution_id] : members) rows.push_back({place.group, place.month, contribution_id});
  const std::vector<std::int64_t> changed = transaction_.ExecuteMany(sql, rows);
  std::map<GroupMonth, std::int64_t> counts;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (changed[i] != 0) counts[members[i].place] += change;
  }
  std::vector<std::vector<database::Parameter>> changes;
  for (const auto& [place, count] : counts) changes.push_back({place.group, place.month, count});
  transaction_.ExecuteMany(
      "INSERT INTO group_counts (group_id, month, count) VALUES ($1, $2, $3) "
      "ON CONFLICT (group_id, month) DO UPDATE SET count = group_counts.count + $3",
      changes);
}

std::vector<GroupMonth> GroupStore::PlacesOf(const std::string& contribution_id) {
  auto places = PlacesOf({&contribution_id, 1});
  return places.empty() ? std::vector<GroupMonth>{} : std::move(places.begin()->second);
}

std::map<std::string, std::vector<GroupMonth>> GroupStore::PlacesOf(std::span<const std::string> contribution_ids) {
  const std::vector<database::Parameter> ids{contribution_ids.begin(), contribution_ids.end()};
  std::map<std::string, std::vector<GroupMonth>> places;
  for (const auto& row : database::SelectAmong(transaction_,
                                               "SELECT contribution_id, group_id, month FROM contribution_groups "
                                               "WHERE contribution_id IN (?) ORDER BY contribution_id, group_id",
                                               {}, ids)) {
    places[row.Text(0)].push_back({row.Text(1), row.Text(2)});
  }
  return places;
}

std::int64_t GroupStore::Count(const Evidence& evidence) {
  return transaction_
      .Execute(
          "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM group_counts WHERE group_id = $1 AND month BETWEEN $2 "
          "AND $3",
          {evidence.group(), evidence.months().first, evidence.months().last})[0]
      .Integer(0);
}

std::int64_t GroupStore::LeastMonth(const Evidence& evidence) {
  return transaction_
      .Execute(
          "SELECT CAST(COALESCE(MIN(count), 0) AS BIGINT) FROM group_counts WHERE group_id = $1 AND month BETWEEN $2 "
          "AND $3 AND count > 0",
          {evidence.group(), evidence.months().first, evidence.months().last})[0]
      .Integer(0);
}

std::vector<Contribution> GroupStore::List(const Evidence& evidence, const Month& after_month,
                                           const std::string& after_id, std::size_t limit) {
  std::vector<Contribution> found;
  for (const auto& row : transaction_.Execute(
           "SELECT " + std::string{kContributionColumns} +
               " FROM contribution_groups JOIN contributions USING (contribution_id) "
               "WHERE group_id = $1 AND month BETWEEN $2 AND $3 AND (month, contribution_id) > ($4, $5) "
               "ORDER BY month, contribution_id LIMIT $6",
           {evidence.group(), evidence.months().first, evidence.months().last, after_month, after_id, limit})) {
    found.push_back(ContributionFrom(row));
  }
  return found;
}

}  // namespace participation::impact_reporting
