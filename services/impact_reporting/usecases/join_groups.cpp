#include "services/impact_reporting/usecases/join_groups.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "libs/trace/trace.hpp"
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

// Which decisions rest on a place.
class DecisionsResting {
 public:
  explicit DecisionsResting(database::Transaction& transaction) : store_{transaction} {}

  const std::set<std::string>& On(const GroupMonth& place) {
    const auto [found, is_new] = known_.try_emplace(place);
    if (is_new) {
      VisitAll([&](const std::string& after) { return store_.IdsRestingOn(place, after, kAtOnce); },
               [&, &ids = found->second](const std::string& decision_id) { ids.insert(decision_id); });
    }
    return found->second;
  }

 private:
  DecisionStore store_;
  std::map<GroupMonth, std::set<std::string>> known_;
};

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

std::map<std::string, Places> PlacesOf(GroupStore& store, std::span<const Joining> joinings) {
  std::vector<std::string> ids;
  ids.reserve(joinings.size());
  for (const Joining& joining : joinings) ids.push_back(joining.contribution.id);
  return store.PlacesOf(ids);
}

// Adds the groups to where a contribution is, and tells which of them it was not in.
Places Enter(Places& places, const Month& month, const std::vector<std::string>& groups) {
  Places entered;
  for (const std::string& group : groups) {
    GroupMonth place{group, month};
    if (std::ranges::find(places, place) != places.end()) continue;
    places.push_back(place);
    entered.push_back(std::move(place));
  }
  return entered;
}

}  // namespace

void JoinGroups(database::Transaction& transaction, std::span<const Joining> joinings, clock::Time now) {
  if (joinings.empty()) return;
  GroupStore store{transaction};
  auto places = PlacesOf(store, joinings);
  std::vector<Places> joined;  // by each
  std::vector<Member> members;
  for (const auto& [contribution, groups, traceparent] : joinings) {
    joined.push_back(Enter(places[contribution.id], contribution.month(), groups));
    for (const GroupMonth& place : joined.back()) members.push_back({place, contribution.id});
  }
  store.Join(members);
  DecisionsResting resting{transaction};
  for (std::size_t i = 0; i < joinings.size(); ++i) {
    std::set<std::string> decisions;
    for (const GroupMonth& place : joined[i]) decisions.merge(std::set{resting.On(place)});
    const trace::Scope scope{joinings[i].traceparent};
    for (const std::string& decision_id : decisions) {
      TellOfOutcomes(transaction, decision_id, joinings[i].contribution, places[joinings[i].contribution.id], now);
    }
  }
}

}  // namespace participation::impact_reporting
