#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/api/own.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/usecases/make_commitment.hpp"

namespace participation::impact_reporting {
namespace {

Commitment::Details DetailsIn(const v1::MakeCommitmentRequest& request) {
  return {.decision_id = request.decision_id(),
          .title = request.title(),
          .owner = request.owner(),
          .due_date = request.due_date()};
}

CommitmentStore::Filter FilterIn(const v1::ListCommitmentsRequest& request, const std::string& today) {
  CommitmentStore::Filter filter{.organisation = request.organisation(), .decision_id = request.decision_id()};
  if (request.state() != v1::Commitment::STATE_UNSPECIFIED) {
    filter.state = static_cast<Commitment::State>(request.state());
  }
  if (request.overdue()) filter.overdue_on = today;
  return filter;
}

absl::Status List(database::Transaction& transaction, const v1::ListCommitmentsRequest& request,
                  const std::string& today, v1::ListCommitmentsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto commitments = CommitmentStore{transaction}.List(FilterIn(request, today), page->after, page->size + 1);
  response.set_next_page_token(
      paging::CutToPage(request, *page, commitments, [](const Commitment& commitment) { return commitment.id(); }));
  for (const auto& commitment : commitments) *response.add_commitments() = ToMessage(commitment, today);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::MakeCommitment(grpc::CallbackServerContext* context,
                                                                 const v1::MakeCommitmentRequest* request,
                                                                 v1::MakeCommitmentResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Commitment> {
        const auto own = policy::Own(call.caller, DecisionStore{transaction}.Find(request->decision_id()));
        if (!own.ok()) return own.status();
        return impact_reporting::MakeCommitment(transaction, DetailsIn(*request), clock_.Now());
      },
      [=, this](const Commitment& made) { *response->mutable_commitment() = ToMessage(made, Today()); });
}

grpc::ServerUnaryReactor* ImpactReportingService::MoveCommitment(grpc::CallbackServerContext* context,
                                                                 const v1::MoveCommitmentRequest* request,
                                                                 v1::MoveCommitmentResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Commitment> {
        auto own = policy::Own(call.caller, CommitmentStore{transaction}.Find(request->commitment_id()));
        if (!own.ok()) return own;
        return impact_reporting::MoveCommitment(transaction, request->commitment_id(),
                                                static_cast<Commitment::State>(request->state()), request->reason(),
                                                request->etag(), clock_.Now());
      },
      [=, this](const Commitment& moved) { *response->mutable_commitment() = ToMessage(moved, Today()); });
}

grpc::ServerUnaryReactor* ImpactReportingService::GetCommitment(grpc::CallbackServerContext* context,
                                                                const v1::GetCommitmentRequest* request,
                                                                v1::GetCommitmentResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return policy::Own(call.caller, CommitmentStore{transaction}.Find(request->commitment_id()));
      },
      [=, this](const Commitment& found) { *response->mutable_commitment() = ToMessage(found, Today()); });
}

grpc::ServerUnaryReactor* ImpactReportingService::ListCommitments(grpc::CallbackServerContext* context,
                                                                  const v1::ListCommitmentsRequest* request,
                                                                  v1::ListCommitmentsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=, this](database::Transaction& transaction) {
    return List(transaction, *request, Today(), *response);
  });
}

}  // namespace participation::impact_reporting
