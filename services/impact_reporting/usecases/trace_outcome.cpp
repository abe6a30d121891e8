#include "services/impact_reporting/usecases/trace_outcome.hpp"

#include "services/impact_reporting/domain/shorten.hpp"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/usecases/contributions_behind.hpp"
#include "services/impact_reporting/usecases/count_findings.hpp"
#include "services/impact_reporting/usecases/summarise_tellings.hpp"
#include "services/impact_reporting/usecases/trace_contribution.hpp"

namespace participation::impact_reporting {

absl::StatusOr<OutcomeChain> TraceOutcome(database::Transaction& transaction, const std::string& outcome_id,
                                          const Position& after, std::size_t most, clock::Time now) {
  auto outcome = OutcomeStore{transaction}.Find(outcome_id);
  if (!outcome.ok()) return outcome.status();
  auto decision = DecisionStore{transaction}.Find(outcome->decision_id);
  if (!decision.ok()) return decision.status();
  OutcomeChain chain{.outcome = *std::move(outcome), .decision = *std::move(decision)};
  chain.commitments = CommitmentStore{transaction}.List(
      {.organisation = {}, .decision_id = chain.decision.id(), .state = {}, .overdue_on = {}}, {}, kMostInChain + 1);
  chain.shortened = Shorten(chain.commitments, kMostInChain);
  chain.tellings = SummariseTellings(transaction, chain.outcome, now);
  auto findings = FindingStore{transaction}.ListOfDecision(chain.decision.id());
  auto behind = FindContributionsBehind(transaction, findings, after, most);
  for (auto& found : behind.found) {
    auto themes = ThemesOf(transaction, found.contribution);
    chain.contributions.emplace_back(std::move(found.contribution), std::move(themes));
  }
  if (!behind.done) chain.next = behind.reached;
  chain.findings = CountFindings(transaction, std::move(findings));
  return chain;
}

}  // namespace participation::impact_reporting
