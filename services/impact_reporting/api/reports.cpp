#include "libs/refusal/refusal.hpp"
#include "libs/rpc/answer.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/report/file.hpp"
#include "services/impact_reporting/usecases/make_report.hpp"

namespace participation::impact_reporting {
namespace {

absl::StatusOr<report::File> Render(database::Transaction& transaction, cache::Cache& cache,
                                    const organisations::Directory& directory, const v1::RenderReportRequest& request,
                                    clock::Time now) {
  const auto months = Months::Of(request.first_month(), request.last_month(), kMostReportMonths);
  if (!months.ok()) return months.status();
  const auto made = MakeReport(transaction, cache, directory, request.organisation(), *months, now);
  if (!made.ok()) return made.status();
  return report::Render(*made, static_cast<report::Format>(request.format()));
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::RenderReport(grpc::CallbackServerContext* context,
                                                               const v1::RenderReportRequest* request,
                                                               v1::RenderReportResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return Render(transaction, cache_, directory_, *request, clock_.Now());
      },
      [=](const report::File& file) {
        response->set_content(file.content);
        response->set_content_type(file.content_type);
        response->set_file_name(file.name);
      });
}

}  // namespace participation::impact_reporting
