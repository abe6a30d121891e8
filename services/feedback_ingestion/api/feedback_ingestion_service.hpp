#pragma once

#include <span>

#include "libs/clock/clock.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/privacy/vault.hpp"
#include "libs/redaction/redactor.hpp"
#include "libs/rpc/answer.hpp"
#include "libs/rpc/edge.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/api/feedback_metrics.hpp"

namespace participation::feedback_ingestion {

// The API, in files by resource.
class FeedbackIngestionService final : public v1::FeedbackIngestionService::CallbackService {
 public:
  FeedbackIngestionService(rpc::Edge& edge, const clock::Clock& clock, metrics::Registry& registry,
                           privacy::KeyStore& keys)
      : edge_{edge},
        clock_{clock},
        respondents_{privacy::Vault{keys}.Index("respondent")},
        passed_{privacy::Vault{keys}.Index("passed")},
        metrics_{registry} {}

  grpc::ServerUnaryReactor* SubmitFeedback(grpc::CallbackServerContext* context,
                                           const v1::SubmitFeedbackRequest* request,
                                           v1::SubmitFeedbackResponse* response) override;
  grpc::ServerBidiReactor<v1::StreamFeedbackRequest, v1::StreamFeedbackResponse>* StreamFeedback(
      grpc::CallbackServerContext* context) override;

  grpc::ServerBidiReactor<v1::ImportFeedbackRequest, v1::ImportFeedbackResponse>* ImportFeedback(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* GetImport(grpc::CallbackServerContext* context, const v1::GetImportRequest* request,
                                      v1::GetImportResponse* response) override;
  grpc::ServerUnaryReactor* ListImports(grpc::CallbackServerContext* context, const v1::ListImportsRequest* request,
                                        v1::ListImportsResponse* response) override;
  grpc::ServerUnaryReactor* ListImportProblems(grpc::CallbackServerContext* context,
                                               const v1::ListImportProblemsRequest* request,
                                               v1::ListImportProblemsResponse* response) override;

  grpc::ServerUnaryReactor* GetFeedbackItem(grpc::CallbackServerContext* context,
                                            const v1::GetFeedbackItemRequest* request,
                                            v1::GetFeedbackItemResponse* response) override;
  grpc::ServerUnaryReactor* ListFeedbackItems(grpc::CallbackServerContext* context,
                                              const v1::ListFeedbackItemsRequest* request,
                                              v1::ListFeedbackItemsResponse* response) override;
  grpc::ServerUnaryReactor* AssignThemes(grpc::CallbackServerContext* context, const v1::AssignThemesRequest* request,
                                         v1::AssignThemesResponse* response) override;
  grpc::ServerUnaryReactor* ListThemes(grpc::CallbackServerContext* context, const v1::ListThemesRequest* request,
                                       v1::ListThemesResponse* response) override;
  grpc::ServerUnaryReactor* ListMonthlyCounts(grpc::CallbackServerContext* context,
                                              const v1::ListMonthlyCountsRequest* request,
                                              v1::ListMonthlyCountsResponse* response) override;

 private:
  // Answers several calls of SubmitFeedback at once.
  void SubmitTogether(database::Transaction& transaction, std::span<rpc::Share* const> shares);

  rpc::Edge& edge_;
  const clock::Clock& clock_;
  const redaction::Redactor redactor_;
  const privacy::BlindIndex respondents_;
  const privacy::BlindIndex passed_;
  FeedbackMetrics metrics_;
  const rpc::Together submit_together_ = [this](auto& transaction, auto shares) {
    SubmitTogether(transaction, shares);
  };
};

}  // namespace participation::feedback_ingestion
