#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/api/own.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/usecases/record_decision.hpp"

namespace participation::impact_reporting {
namespace {

Decision::Details DetailsIn(const v1::RecordDecisionRequest& request) {
  return {.organisation = request.organisation(),
          .title = request.title(),
          .answer = static_cast<Decision::Answer>(request.answer()),
          .reasons = request.reasons(),
          .decided_by = request.decided_by(),
          .decide_date = request.decide_date(),
          .finding_ids = {request.finding_ids().begin(), request.finding_ids().end()}};
}

absl::Status List(database::Transaction& transaction, const v1::ListDecisionsRequest& request,
                  v1::ListDecisionsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  std::optional<Decision::Answer> answer;
  if (request.answer() != v1::Decision::ANSWER_UNSPECIFIED) answer = static_cast<Decision::Answer>(request.answer());
  auto decisions = DecisionStore{transaction}.List(request.organisation(), answer, page->after, page->size + 1);
  response.set_next_page_token(
      paging::CutToPage(request, *page, decisions, [](const Decision& decision) { return decision.id(); }));
  for (const auto& decision : decisions) *response.add_decisions() = ToMessage(decision);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::RecordDecision(grpc::CallbackServerContext* context,
                                                                 const v1::RecordDecisionRequest* request,
                                                                 v1::RecordDecisionResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return impact_reporting::RecordDecision(transaction, DetailsIn(*request), clock_.Now());
      },
      [=](const Decision& decision) { *response->mutable_decision() = ToMessage(decision); });
}

grpc::ServerUnaryReactor* ImpactReportingService::ReviseDecision(grpc::CallbackServerContext* context,
                                                                 const v1::ReviseDecisionRequest* request,
                                                                 v1::ReviseDecisionResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Decision> {
        auto own = policy::Own(call.caller, DecisionStore{transaction}.Find(request->decision_id()));
        if (!own.ok()) return own;
        return impact_reporting::ReviseDecision(transaction, request->decision_id(),
                                                static_cast<Decision::Answer>(request->answer()), request->reasons(),
                                                request->etag(), clock_.Now());
      },
      [=](const Decision& decision) { *response->mutable_decision() = ToMessage(decision); });
}

grpc::ServerUnaryReactor* ImpactReportingService::GetDecision(grpc::CallbackServerContext* context,
                                                              const v1::GetDecisionRequest* request,
                                                              v1::GetDecisionResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return policy::Own(call.caller, DecisionStore{transaction}.Find(request->decision_id()));
      },
      [=](const Decision& decision) { *response->mutable_decision() = ToMessage(decision); });
}

grpc::ServerUnaryReactor* ImpactReportingService::ListDecisions(grpc::CallbackServerContext* context,
                                                                const v1::ListDecisionsRequest* request,
                                                                v1::ListDecisionsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

}  // namespace participation::impact_reporting
