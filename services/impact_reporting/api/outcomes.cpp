#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/api/own.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/usecases/publish_outcome.hpp"
#include "services/impact_reporting/usecases/you_said_we_did.hpp"

namespace participation::impact_reporting {
namespace {

std::string IdOf(const Outcome& outcome) { return outcome.id; }

absl::Status List(database::Transaction& transaction, const v1::ListOutcomesRequest& request,
                  v1::ListOutcomesResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto outcomes =
      OutcomeStore{transaction}.List(request.organisation(), request.decision_id(), page->after, page->size + 1);
  response.set_next_page_token(paging::CutToPage(request, *page, outcomes, IdOf));
  for (const auto& outcome : outcomes) *response.add_outcomes() = ToMessage(outcome);
  return absl::OkStatus();
}

absl::Status List(database::Transaction& transaction, const v1::ListYouSaidWeDidRequest& request,
                  v1::ListYouSaidWeDidResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto outcomes = OutcomeStore{transaction}.ListNewest(request.organisation(), page->after, page->size + 1);
  response.set_next_page_token(paging::CutToPage(request, *page, outcomes, IdOf));
  const auto lines = SayWhatWasDone(transaction, std::move(outcomes));
  if (!lines.ok()) return lines.status();
  for (const auto& line : *lines) *response.add_statements() = ToMessage(line);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::PublishOutcome(grpc::CallbackServerContext* context,
                                                                 const v1::PublishOutcomeRequest* request,
                                                                 v1::PublishOutcomeResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Outcome> {
        const auto own = policy::Own(call.caller, DecisionStore{transaction}.Find(request->decision_id()));
        if (!own.ok()) return own.status();
        return impact_reporting::PublishOutcome(transaction, request->decision_id(), request->title(),
                                                request->summary(), clock_.Now());
      },
      [=](const Outcome& outcome) { *response->mutable_outcome() = ToMessage(outcome); });
}

grpc::ServerUnaryReactor* ImpactReportingService::GetOutcome(grpc::CallbackServerContext* context,
                                                             const v1::GetOutcomeRequest* request,
                                                             v1::GetOutcomeResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) { return OutcomeStore{transaction}.Find(request->outcome_id()); },
      [=](const Outcome& outcome) { *response->mutable_outcome() = ToMessage(outcome); });
}

grpc::ServerUnaryReactor* ImpactReportingService::ListOutcomes(grpc::CallbackServerContext* context,
                                                               const v1::ListOutcomesRequest* request,
                                                               v1::ListOutcomesResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* ImpactReportingService::ListYouSaidWeDid(grpc::CallbackServerContext* context,
                                                                   const v1::ListYouSaidWeDidRequest* request,
                                                                   v1::ListYouSaidWeDidResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

}  // namespace participation::impact_reporting
