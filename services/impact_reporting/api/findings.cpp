#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/api/own.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/usecases/count_findings.hpp"
#include "services/impact_reporting/usecases/record_finding.hpp"

namespace participation::impact_reporting {
namespace {

absl::StatusOr<Evidence> ThemeIn(const v1::ThemeEvidence& theme, const std::string& own_organisation) {
  return Evidence::OfTheme(theme.organisation().empty() ? own_organisation : theme.organisation(), theme.theme(),
                           theme.first_month(), theme.last_month());
}

absl::StatusOr<FindingSource> SourceIn(const v1::RecordFindingRequest& request) {
  const v1::Evidence& evidence = request.evidence();
  switch (evidence.source_case()) {
    case v1::Evidence::kTheme:
      return ThemeIn(evidence.theme(), request.organisation());
    case v1::Evidence::kActivityId:
      return Evidence::OfActivity(evidence.activity_id());
    case v1::Evidence::kConsultationId:
      return Evidence::OfConsultation(evidence.consultation_id());
    default: {
      const auto& ids = evidence.chosen().contribution_ids();
      return std::vector<std::string>{ids.begin(), ids.end()};
    }
  }
}

absl::StatusOr<CountedFinding> Record(database::Transaction& transaction, const rpc::Call& call,
                                      const v1::RecordFindingRequest& request, clock::Time now) {
  auto source = SourceIn(request);
  if (!source.ok()) return source.status();
  return RecordFinding(transaction,
                       {.organisation = request.organisation(),
                        .statement = request.statement(),
                        .source = *std::move(source),
                        .organisations = call.caller.organisations},
                       now);
}

absl::Status List(database::Transaction& transaction, const v1::ListFindingsRequest& request,
                  v1::ListFindingsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto findings = FindingStore{transaction}.List(request.organisation(), page->after, page->size + 1);
  response.set_next_page_token(
      paging::CutToPage(request, *page, findings, [](const Finding& finding) { return finding.id; }));
  for (const auto& finding : CountFindings(transaction, std::move(findings))) {
    *response.add_findings() = ToMessage(finding);
  }
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::RecordFinding(grpc::CallbackServerContext* context,
                                                                const v1::RecordFindingRequest* request,
                                                                v1::RecordFindingResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return Record(transaction, call, *request, clock_.Now());
      },
      [=](const CountedFinding& finding) { *response->mutable_finding() = ToMessage(finding); });
}

grpc::ServerUnaryReactor* ImpactReportingService::GetFinding(grpc::CallbackServerContext* context,
                                                             const v1::GetFindingRequest* request,
                                                             v1::GetFindingResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return policy::Own(call.caller,
                           CountFinding(transaction, FindingStore{transaction}.Find(request->finding_id())));
      },
      [=](const CountedFinding& finding) { *response->mutable_finding() = ToMessage(finding); });
}

grpc::ServerUnaryReactor* ImpactReportingService::ListFindings(grpc::CallbackServerContext* context,
                                                               const v1::ListFindingsRequest* request,
                                                               v1::ListFindingsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

}  // namespace participation::impact_reporting
