#pragma once

#include "libs/cache/cache.hpp"
#include "libs/clock/clock.hpp"
#include "libs/clock/uk_time.hpp"
#include "libs/organisations/directory.hpp"
#include "libs/rpc/edge.hpp"
#include "participation/impact_reporting/v1/impact_reporting_service.grpc.pb.h"

namespace participation::impact_reporting {

// The gRPC API, by resource: findings.cpp, decisions.cpp, commitments.cpp, outcomes.cpp, tellings.cpp, chain.cpp,
// figures.cpp and reports.cpp.
class ImpactReportingService final : public v1::ImpactReportingService::CallbackService {
 public:
  ImpactReportingService(rpc::Edge& edge, cache::Cache& cache, const clock::Clock& clock,
                         const organisations::Directory& directory)
      : edge_{edge}, cache_{cache}, clock_{clock}, directory_{directory} {}

  grpc::ServerUnaryReactor* GetFriendsAndFamilyResults(grpc::CallbackServerContext* context,
                                                       const v1::GetFriendsAndFamilyResultsRequest* request,
                                                       v1::GetFriendsAndFamilyResultsResponse* response) override;
  grpc::ServerUnaryReactor* GetControlChart(grpc::CallbackServerContext* context,
                                            const v1::GetControlChartRequest* request,
                                            v1::GetControlChartResponse* response) override;
  grpc::ServerUnaryReactor* SummariseParticipation(grpc::CallbackServerContext* context,
                                                   const v1::SummariseParticipationRequest* request,
                                                   v1::SummariseParticipationResponse* response) override;
  grpc::ServerUnaryReactor* SummariseRegister(grpc::CallbackServerContext* context,
                                              const v1::SummariseRegisterRequest* request,
                                              v1::SummariseRegisterResponse* response) override;
  grpc::ServerUnaryReactor* ListDutyEvidence(grpc::CallbackServerContext* context,
                                             const v1::ListDutyEvidenceRequest* request,
                                             v1::ListDutyEvidenceResponse* response) override;
  grpc::ServerUnaryReactor* RecordFinding(grpc::CallbackServerContext* context, const v1::RecordFindingRequest* request,
                                          v1::RecordFindingResponse* response) override;
  grpc::ServerUnaryReactor* GetFinding(grpc::CallbackServerContext* context, const v1::GetFindingRequest* request,
                                       v1::GetFindingResponse* response) override;
  grpc::ServerUnaryReactor* ListFindings(grpc::CallbackServerContext* context, const v1::ListFindingsRequest* request,
                                         v1::ListFindingsResponse* response) override;
  grpc::ServerUnaryReactor* RecordDecision(grpc::CallbackServerContext* context,
                                           const v1::RecordDecisionRequest* request,
                                           v1::RecordDecisionResponse* response) override;
  grpc::ServerUnaryReactor* ReviseDecision(grpc::CallbackServerContext* context,
                                           const v1::ReviseDecisionRequest* request,
                                           v1::ReviseDecisionResponse* response) override;
  grpc::ServerUnaryReactor* GetDecision(grpc::CallbackServerContext* context, const v1::GetDecisionRequest* request,
                                        v1::GetDecisionResponse* response) override;
  grpc::ServerUnaryReactor* ListDecisions(grpc::CallbackServerContext* context, const v1::ListDecisionsRequest* request,
                                          v1::ListDecisionsResponse* response) override;
  grpc::ServerUnaryReactor* MakeCommitment(grpc::CallbackServerContext* context,
                                           const v1::MakeCommitmentRequest* request,
                                           v1::MakeCommitmentResponse* response) override;
  grpc::ServerUnaryReactor* MoveCommitment(grpc::CallbackServerContext* context,
                                           const v1::MoveCommitmentRequest* request,
                                           v1::MoveCommitmentResponse* response) override;
  grpc::ServerUnaryReactor* GetCommitment(grpc::CallbackServerContext* context, const v1::GetCommitmentRequest* request,
                                          v1::GetCommitmentResponse* response) override;
  grpc::ServerUnaryReactor* ListCommitments(grpc::CallbackServerContext* context,
                                            const v1::ListCommitmentsRequest* request,
                                            v1::ListCommitmentsResponse* response) override;
  grpc::ServerUnaryReactor* PublishOutcome(grpc::CallbackServerContext* context,
                                           const v1::PublishOutcomeRequest* request,
                                           v1::PublishOutcomeResponse* response) override;
  grpc::ServerUnaryReactor* GetOutcome(grpc::CallbackServerContext* context, const v1::GetOutcomeRequest* request,
                                       v1::GetOutcomeResponse* response) override;
  grpc::ServerUnaryReactor* ListOutcomes(grpc::CallbackServerContext* context, const v1::ListOutcomesRequest* request,
                                         v1::ListOutcomesResponse* response) override;
  grpc::ServerUnaryReactor* ListYouSaidWeDid(grpc::CallbackServerContext* context,
                                             const v1::ListYouSaidWeDidRequest* request,
                                             v1::ListYouSaidWeDidResponse* response) override;
  grpc::ServerUnaryReactor* ListTellings(grpc::CallbackServerContext* context, const v1::ListTellingsRequest* request,
                                         v1::ListTellingsResponse* response) override;
  grpc::ServerUnaryReactor* GetTellingSummary(grpc::CallbackServerContext* context,
                                              const v1::GetTellingSummaryRequest* request,
                                              v1::GetTellingSummaryResponse* response) override;
  grpc::ServerUnaryReactor* TraceContribution(grpc::CallbackServerContext* context,
                                              const v1::TraceContributionRequest* request,
                                              v1::TraceContributionResponse* response) override;
  grpc::ServerUnaryReactor* TraceOutcome(grpc::CallbackServerContext* context, const v1::TraceOutcomeRequest* request,
                                         v1::TraceOutcomeResponse* response) override;
  grpc::ServerUnaryReactor* RenderReport(grpc::CallbackServerContext* context, const v1::RenderReportRequest* request,
                                         v1::RenderReportResponse* response) override;

 private:
  std::string Today() const { return clock::UkDateOf(clock_.Now()); }

  rpc::Edge& edge_;
  cache::Cache& cache_;
  const clock::Clock& clock_;
  const organisations::Directory& directory_;
};

}  // namespace participation::impact_reporting
