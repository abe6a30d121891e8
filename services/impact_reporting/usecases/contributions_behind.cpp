#include "services/impact_reporting/usecases/contributions_behind.hpp"

#include <algorithm>

#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {
namespace {

bool WasMetBefore(GroupStore& groups, std::span<const Finding> earlier, const std::string& contribution_id) {
  if (earlier.empty()) return false;
  const auto places = groups.PlacesOf(contribution_id);
  return std::ranges::any_of(earlier, [&](const Finding& finding) { return finding.evidence.CoversAny(places); });
}

}  // namespace

ContributionsBehind FindContributionsBehind(database::Transaction& transaction, std::span<const Finding> findings,
                                            const Position& after, std::size_t limit) {
  GroupStore groups{transaction};
  ContributionsBehind behind{.found = {}, .reached = after};
  std::size_t looked_at = 0;
  while (static_cast<std::size_t>(behind.reached.finding) < findings.size()) {
    const auto at = static_cast<std::size_t>(behind.reached.finding);
    const std::size_t wanted = limit - looked_at;
    if (wanted == 0) return behind;
    auto page = groups.List(findings[at].evidence, behind.reached.month, behind.reached.contribution_id, wanted);
    for (Contribution& contribution : page) {
      behind.reached = {behind.reached.finding, contribution.month(), contribution.id};
      if (WasMetBefore(groups, findings.first(at), contribution.id)) continue;
      behind.found.push_back({std::move(contribution), at});
    }
    looked_at += page.size();
    if (page.size() < wanted) behind.reached = {behind.reached.finding + 1, {}, {}};
  }
  behind.done = true;
  return behind;
}

}  // namespace participation::impact_reporting
