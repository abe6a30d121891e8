#include "libs/paging/page.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/answer.hpp"
#include "participation/options/v1/options.pb.h"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/duty_store.hpp"
#include "services/impact_reporting/store/register_store.hpp"
#include "services/impact_reporting/usecases/count_who_took_part.hpp"
#include "services/impact_reporting/usecases/draw_control_chart.hpp"
#include "services/impact_reporting/usecases/friends_and_family_results.hpp"
#include "services/impact_reporting/usecases/summarise_participation.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kMostMonths = 60;

// Whether the caller may see counts that must not be published.
bool MaySeeAll(const policy::Caller& caller) {
  using namespace options::v1;  // NOLINT(google-build-using-namespace): its roles, for one line
  return caller.Has(ROLE_ENGAGEMENT_LEAD) || caller.Has(ROLE_ANALYST) || caller.Has(ROLE_OPERATOR) ||
         caller.Has(ROLE_AUDITOR);
}

absl::StatusOr<ResultsQuery> QueryIn(const v1::GetFriendsAndFamilyResultsRequest& request,
                                     const policy::Caller& caller) {
  auto months = Months::Of(request.first_month(), request.last_month(), kMostMonths);
  if (!months.ok()) return months.status();
  if (request.view() == v1::VIEW_FULL && !MaySeeAll(caller)) {
    return refusal::PermissionDenied("VIEW_NOT_ALLOWED",
                                     "only published results are for everybody: use VIEW_PUBLISHED");
  }
  return ResultsQuery{.level = static_cast<Level>(request.level()),
                      .months = *std::move(months),
                      .organisation = request.organisation(),
                      .question = request.question().empty() ? kFriendsAndFamilyQuestion : request.question(),
                      .whole_period = request.whole_period(),
                      .published = request.view() != v1::VIEW_FULL};
}

absl::Status List(database::Transaction& transaction, const rpc::Call& call, cache::Cache& cache,
                  const organisations::Directory& directory, const v1::GetFriendsAndFamilyResultsRequest& request,
                  v1::GetFriendsAndFamilyResultsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  const auto query = QueryIn(request, call.caller);
  if (!query.ok()) return query.status();
  auto results = ListResults(transaction, cache, directory, *query, page->after, page->size + 1);
  if (!results.ok()) return results.status();
  response.set_next_page_token(paging::CutToPage(request, *page, *results, KeyOf));
  for (const auto& result : *results) *response.add_results() = ToMessage(result);
  return absl::OkStatus();
}

ChartQuery QueryIn(const v1::GetControlChartRequest& request) {
  return {.organisation = request.organisation(),
          .site = request.site(),
          .measure = static_cast<Measure>(request.measure()),
          .first_month = request.first_month(),
          .last_month = request.last_month(),
          .question = request.question().empty() ? kFriendsAndFamilyQuestion : request.question(),
          .options = FromMessage(request.options())};
}

absl::StatusOr<ParticipationSummary> Summarise(database::Transaction& transaction,
                                               const v1::SummariseParticipationRequest& request) {
  const auto months = Months::Of(request.first_month(), request.last_month(), kMostMonths);
  if (!months.ok()) return months.status();
  return SummariseParticipation(transaction, request.organisation(), *months);
}

absl::Status Summarise(database::Transaction& transaction, const v1::SummariseRegisterRequest& request,
                       v1::SummariseRegisterResponse& response) {
  std::optional<RegisterCount::Dimension> dimension;
  if (request.dimension() != v1::RegisterCount::DIMENSION_UNSPECIFIED) {
    dimension = static_cast<RegisterCount::Dimension>(request.dimension());
  }
  auto counts = RegisterStore{transaction}.List(dimension);
  Publish(counts);
  for (const auto& count : counts) *response.add_counts() = ToMessage(count);
  return absl::OkStatus();
}

absl::Status List(database::Transaction& transaction, const v1::ListDutyEvidenceRequest& request,
                  v1::ListDutyEvidenceResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto evidence = DutyStore{transaction}.List(request.organisation(), page->after, page->size + 1);
  response.set_next_page_token(
      paging::CutToPage(request, *page, evidence, [](const DutyEvidence& one) { return one.activity_id; }));
  CountWhoTookPart(transaction, evidence);
  for (const auto& one : evidence) *response.add_evidence() = ToMessage(one);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* ImpactReportingService::GetFriendsAndFamilyResults(
    grpc::CallbackServerContext* context, const v1::GetFriendsAndFamilyResultsRequest* request,
    v1::GetFriendsAndFamilyResultsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=, this](database::Transaction& transaction, const rpc::Call& call) {
                       return List(transaction, call, cache_, directory_, *request, *response);
                     });
}

grpc::ServerUnaryReactor* ImpactReportingService::GetControlChart(grpc::CallbackServerContext* context,
                                                                  const v1::GetControlChartRequest* request,
                                                                  v1::GetControlChartResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return DrawControlChart(transaction, QueryIn(*request), clock_.Now());
      },
      [=](const Chart& chart) {
        *response->mutable_chart() = ToMessage(chart, request->organisation(), request->site());
      });
}

grpc::ServerUnaryReactor* ImpactReportingService::SummariseParticipation(
    grpc::CallbackServerContext* context, const v1::SummariseParticipationRequest* request,
    v1::SummariseParticipationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) { return Summarise(transaction, *request); },
      [=](const ParticipationSummary& summary) {
        for (const auto& count : summary.counts) *response->add_counts() = ToMessage(count);
        *response->mutable_reach() = ToMessage(summary.reach);
      });
}

grpc::ServerUnaryReactor* ImpactReportingService::SummariseRegister(grpc::CallbackServerContext* context,
                                                                    const v1::SummariseRegisterRequest* request,
                                                                    v1::SummariseRegisterResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return Summarise(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* ImpactReportingService::ListDutyEvidence(grpc::CallbackServerContext* context,
                                                                   const v1::ListDutyEvidenceRequest* request,
                                                                   v1::ListDutyEvidenceResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

}  // namespace participation::impact_reporting
