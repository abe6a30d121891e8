#include "services/impact_reporting/usecases/join_groups.hpp"

#include <algorithm>
#include <set>

#include "services/impact_reporting/domain/evidence.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/group_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/usecases/tell_contributor.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kAtOnce = 100;

using Places = std::vector<GroupMonth>;

const std::string& ListedId(const std::string& id) { return id; }
const std::string& ListedId(const Outcome& outcome) { return outcome.id; }

// Visits everything in a listing by id, of which `list` gives the first kAtOnce from after one.
template <class List, class Visit>
void VisitAll(const List& list, const Visit& visit) {
  std::string after;
  for (;;) {
    const auto items = list(after);
    for (const auto& item : items) visit(item);
    if (items.size() < kAtOnce) return;
    after = ListedId(items.back());
  }
}

std::set<std::string> DecisionsResting(database::Transaction& transaction, const Places& places) {
  DecisionStore store{transaction};
  std::set<std::string> decisions;
  for (const GroupMonth& place : places) {
    VisitAll([&](const std::string& after) { return store.IdsRestingOn(place, after, kAtOnce); },
             [&](const std::string& decision_id) { decisions.insert(decision_id); });
  }
  return decisions;
}

void TellOfOutcomes(database::Transaction& transaction, const std::string& decision_id,
                    const Contribution& contribution, const Places& places, clock::Time now) {
  const auto findings = FindingStore{transaction}.ListOfDecision(decision_id);
  const auto finding =
      std::ranges::find_if(findings, [&](const Finding& each) { return each.evidence.CoversAny(places); });
  if (finding == findings.end()) return;
  const auto decision = DecisionStore{transaction}.Find(decision_id).value();
  OutcomeStore outcomes{transaction};
  VisitAll([&](const std::string& after) { return outcomes.List({}, decision_id, after, kAtOnce); },
           [&](const Outcome& outcome) {
             ContributorSearch search = outcomes.SearchOf(outcome.id);
             TellContributor(transaction, {outcome, decision, *finding}, contribution, search, now);
             outcomes.SaveSearch(outcome.id, search);
           });
}

}  // namespace

void JoinGroups(database::Transaction& transaction, const Contribution& contribution,
                const std::vector<std::string>& groups, clock::Time now) {
  if (groups.empty()) return;
  GroupStore store{transaction};
  Places places = store.PlacesOf(contribution.id);
  Places joined;
  for (const std::string& group : groups) {
    GroupMonth place{group, contribution.month()};
    if (std::ranges::find(places, place) != places.end()) continue;
    store.Join(place, contribution.id);
    places.push_back(place);
    joined.push_back(std::move(place));
  }
  for (const std::string& decision_id : DecisionsResting(transaction, joined)) {
    TellOfOutcomes(transaction, decision_id, contribution, places, now);
  }
}

}  // namespace participation::impact_reporting
