#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "libs/rpc/answer_stream.hpp"
#include "services/feedback_ingestion/api/feedback_ingestion_service.hpp"
#include "services/feedback_ingestion/api/import_stream.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/store/import_store.hpp"
#include "services/feedback_ingestion/usecases/open_import.hpp"

namespace participation::feedback_ingestion {
namespace {

absl::Status List(database::Transaction& transaction, const rpc::Call& call, const v1::ListImportsRequest& request,
                  v1::ListImportsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto imports = ImportStore{transaction}.List(request.organisation(), *page);
  response.set_next_page_token(paging::CutToPage(request, *page, imports, ImportStore::ListKey));
  for (const Import& import : imports) *response.add_imports() = ToMessage(import);
  return absl::OkStatus();
}

absl::Status ListProblems(database::Transaction& transaction, const rpc::Call& call,
                          const v1::ListImportProblemsRequest& request, v1::ListImportProblemsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  const auto import = FindImport(transaction, request.import_id(), call.caller.organisations);
  if (!import.ok()) return import.status();
  auto problems = ImportStore{transaction}.ListProblems(request.import_id(), *page);
  const auto key_of = [](const ImportStore::NumberedProblem& problem) { return std::to_string(problem.number); };
  response.set_next_page_token(paging::CutToPage(request, *page, problems, key_of));
  for (const auto& problem : problems) *response.add_problems() = ToMessage(problem.problem);
  response.set_rejected(import->facts().totals.rejected);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerBidiReactor<v1::ImportFeedbackRequest, v1::ImportFeedbackResponse>*
FeedbackIngestionService::ImportFeedback(grpc::CallbackServerContext* context) {
  return rpc::AnswerStream<v1::ImportFeedbackRequest, v1::ImportFeedbackResponse>(
      edge_, context, std::make_unique<ImportStream>(edge_, clock_, redactor_, respondents_, passed_, metrics_));
}

grpc::ServerUnaryReactor* FeedbackIngestionService::GetImport(grpc::CallbackServerContext* context,
                                                              const v1::GetImportRequest* request,
                                                              v1::GetImportResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return FindImport(transaction, request->import_id(), call.caller.organisations);
      },
      [=](const Import& import) { *response->mutable_import() = ToMessage(import); });
}

grpc::ServerUnaryReactor* FeedbackIngestionService::ListImports(grpc::CallbackServerContext* context,
                                                                const v1::ListImportsRequest* request,
                                                                v1::ListImportsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction, const rpc::Call& call) {
    return List(transaction, call, *request, *response);
  });
}

grpc::ServerUnaryReactor* FeedbackIngestionService::ListImportProblems(grpc::CallbackServerContext* context,
                                                                       const v1::ListImportProblemsRequest* request,
                                                                       v1::ListImportProblemsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction, const rpc::Call& call) {
    return ListProblems(transaction, call, *request, *response);
  });
}

}  // namespace participation::feedback_ingestion
