#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {

void GroupStore::Join(const GroupMonth& place, const std::string& contribution_id) {
  const auto joined = transaction_.Execute(
      "INSERT INTO contribution_groups (group_id, month, contribution_id) VALUES ($1, $2, $3) "
      "ON CONFLICT DO NOTHING RETURNING 1",
      {place.group, place.month, contribution_id});
  if (!joined.empty()) AddToCount(place, 1);
}

void GroupStore::Leave(const GroupMonth& place, const std::string& contribution_id) {
  const auto left = transaction_.Execute(
      "DELETE FROM contribution_groups WHERE group_id = $1 AND month = $2 AND contribution_id = $3 RETURNING 1",
      {place.group, place.month, contribution_id});
  if (!left.empty()) AddToCount(place, -1);
}

void GroupStore::AddToCount(const GroupMonth& place, int change) {
  transaction_.Execute(
      "INSERT INTO group_counts (group_id, month, count) VALUES ($1, $2, $3) "
      "ON CONFLICT (group_id, month) DO UPDATE SET count = group_counts.count + $3",
      {place.group, place.month, change});
}

std::vector<GroupMonth> GroupStore::PlacesOf(const std::string& contribution_id) {
  std::vector<GroupMonth> places;
  for (const auto& row : transaction_.Execute(
           "SELECT group_id, month FROM contribution_groups WHERE contribution_id = $1 ORDER BY group_id",
           {contribution_id})) {
    places.push_back({row.Text(0), row.Text(1)});
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
           "SELECT c.contribution_id, c.kind, c.source, c.organisation, c.site, c.contribute_date, c.person_id, "
           "c.contributor, c.activity_id, c.consultation_id "
           "FROM contribution_groups g JOIN contributions c ON c.contribution_id = g.contribution_id "
           "WHERE g.group_id = $1 AND g.month BETWEEN $2 AND $3 AND (g.month, g.contribution_id) > ($4, $5) "
           "ORDER BY g.month, g.contribution_id LIMIT $6",
           {evidence.group(), evidence.months().first, evidence.months().last, after_month, after_id, limit})) {
    found.push_back({.id = row.Text(0),
                     .kind = static_cast<Contribution::Kind>(row.Integer(1)),
                     .source = static_cast<int>(row.Integer(2)),
                     .organisation = row.Text(3),
                     .site = row.Text(4),
                     .date = row.Text(5),
                     .person_id = row.TextOrEmpty(6),
                     .contributor = static_cast<Contribution::Contributor>(row.Integer(7)),
                     .activity_id = row.Text(8),
                     .consultation_id = row.Text(9)});
  }
  return found;
}

}  // namespace participation::impact_reporting
