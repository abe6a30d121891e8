#include "services/impact_reporting/usecases/make_tellings.hpp"

#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/usecases/contributions_behind.hpp"
#include "services/impact_reporting/usecases/tell_contributor.hpp"

namespace participation::impact_reporting {

bool AreTellingsToBeMade(database::Transaction& transaction) {
  return OutcomeStore{transaction}.FirstToSearch().has_value();
}

bool MakeTellings(database::Transaction& transaction, clock::Time now) {
  OutcomeStore outcomes{transaction};
  const auto outcome = outcomes.FirstToSearch();
  if (!outcome) return false;
  const auto decision = DecisionStore{transaction}.Find(outcome->decision_id).value();
  const auto findings = FindingStore{transaction}.ListOfDecision(outcome->decision_id);
  ContributorSearch search = outcomes.SearchOf(outcome->id);
  const auto behind = FindContributionsBehind(transaction, findings, search.reached, kTellingsAtOnce);
  for (const auto& [contribution, finding] : behind.found) {
    TellContributor(transaction, {*outcome, decision, findings[finding]}, contribution, search, now);
  }
  search.reached = behind.reached;
  search.done = behind.done;
  outcomes.SaveSearch(outcome->id, search);
  return true;
}

}  // namespace participation::impact_reporting
