#include "libs/clock/uk_time.hpp"
#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/api/own.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/usecases/summarise_tellings.hpp"
#include "services/impact_reporting/usecases/trace_contribution.hpp"
#include "services/impact_reporting/usecases/trace_outcome.hpp"

namespace participation::impact_reporting {
namespace {

void Fill(const ContributionChain& chain, const std::string& today, v1::TraceContributionResponse& response) {
  *response.mutable_contribution() = ToMessage(chain.contribution, chain.themes);
  for (const auto& finding : chain.findings) *response.add_findings() = ToMessage(finding);
  for (const auto& decision : chain.decisions) *response.add_decisions() = ToMessage(decision);
  for (const auto& commitment : chain.commitments) *response.add_commitments() = ToMessage(commitment, today);
  for (const auto& outcome : chain.outcomes) *response.add_outcomes() = ToMessage(outcome);
  for (const auto& telling : chain.tellings) *response.add_tellings() = ToMessage(telling, today);
  response.set_shortened(chain.shortened);
}

void Fill(const OutcomeChain& chain, const std::string& today, v1::TraceOutcomeResponse& response) {
  *response.mutable_outcome() = ToMessage(chain.outcome);
  *response.mutable_decision() = ToMessage(chain.decision);
  for (const auto& commitment : chain.commitments) *response.add_commitments() = ToMessage(commitment, today);
  for (const auto& finding : chain.findings) *response.add_findings() = ToMessage(finding);
  *response.mutable_tellings() = ToMessage(Uncovered(chain.tellings));
  response.set_shortened(chain.shortened);
  for (const auto& [contribution, themes] : chain.contributions) {
    *response.add_contributions() = ToMessage(contribution, themes);
  }
}

absl::Status Trace(database::Transaction& transaction, const rpc::Call& call, const v1::TraceOutcomeRequest& request,
                   clock::Time now, v1::TraceOutcomeResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  const auto after = Position::FromText(page->after).value_or(Position{});
  const auto chain = TraceOutcome(transaction, request.outcome_id(), after, page->size, now);
  if (!chain.ok()) return chain.status();
  if (auto refusal = policy::AllowOrganisation(call.caller, chain->outcome.organisation); !refusal.ok()) return refusal;
  Fill(*chain, clock::UkDateOf(now), response);
  if (chain->next) response.set_next_page_token(paging::TokenAfter(request, chain->next->ToText()));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::TraceContribution(grpc::CallbackServerContext* context,
                                                                    const v1::TraceContributionRequest* request,
                                                                    v1::TraceContributionResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return policy::Own(call.caller, impact_reporting::TraceContribution(transaction, request->contribution_id(),
                                                                            call.caller.organisations));
      },
      [=, this](const ContributionChain& chain) { Fill(chain, Today(), *response); });
}

grpc::ServerUnaryReactor* ImpactReportingService::TraceOutcome(grpc::CallbackServerContext* context,
                                                               const v1::TraceOutcomeRequest* request,
                                                               v1::TraceOutcomeResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=, this](database::Transaction& transaction, const rpc::Call& call) {
                       return Trace(transaction, call, *request, clock_.Now(), *response);
                     });
}

}  // namespace participation::impact_reporting
