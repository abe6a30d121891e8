#include "services/impact_reporting/usecases/you_said_we_did.hpp"

#include "services/impact_reporting/domain/shorten.hpp"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kMostActions = 50;

}  // namespace

absl::StatusOr<std::vector<YouSaidWeDid>> SayWhatWasDone(database::Transaction& transaction,
                                                         std::vector<Outcome> outcomes) {
  std::vector<YouSaidWeDid> lines;
  for (Outcome& outcome : outcomes) {
    const auto decision = DecisionStore{transaction}.Find(outcome.decision_id);
    if (!decision.ok()) return decision.status();
    YouSaidWeDid line{.outcome = std::move(outcome), .answer = decision->details().answer};
    for (Finding& finding : FindingStore{transaction}.ListOfDecision(decision->id())) {
      line.you_said.push_back(std::move(finding.statement));
    }
    for (const Commitment& action : CommitmentStore{transaction}.List(
             {.decision_id = decision->id(), .state = Commitment::State::kDone}, {}, kMostActions + 1)) {
      line.actions_done.push_back(action.details().title);
    }
    line.shortened = Shorten(line.actions_done, kMostActions);
    if (line.answer != Decision::Answer::kAdopted) line.why_not = decision->details().reasons;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace participation::impact_reporting
