#include <algorithm>

#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/feedback_ingestion/api/feedback_ingestion_service.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/store/monthly_count_store.hpp"

namespace participation::feedback_ingestion {
namespace {

// Who may read single items learns nothing new from an exact count.
bool MaySeeExactCounts(const policy::Caller& caller) {
  return caller.Has(options::v1::ROLE_OPERATOR) || caller.Has(options::v1::ROLE_ANALYST) ||
         caller.Has(options::v1::ROLE_ENGAGEMENT_LEAD);
}

absl::Status ListCounts(database::Transaction& transaction, const rpc::Call& call,
                        const v1::ListMonthlyCountsRequest& request, v1::ListMonthlyCountsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  auto counts = MonthlyCountStore{transaction}.List({.organisation = request.organisation(),
                                                     .site = request.site(),
                                                     .question = request.question(),
                                                     .from_month = request.from_month(),
                                                     .to_month = request.to_month()},
                                                    *page);
  response.set_next_page_token(paging::CutToPage(request, *page, counts, MonthlyCountStore::ListKey));
  const bool exact = MaySeeExactCounts(call.caller);
  for (const MonthlyCount& count : counts) *response.add_monthly_counts() = ToMessage(count, exact);
  return absl::OkStatus();
}

absl::Status ListAllThemes(const v1::ListThemesRequest& request, v1::ListThemesResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  const auto all = Themes();
  std::vector<Theme> themes{std::ranges::upper_bound(all, page->after, {}, &Theme::code), all.end()};
  response.set_next_page_token(
      paging::CutToPage(request, *page, themes, [](const Theme& theme) { return theme.code; }));
  for (const Theme& theme : themes) *response.add_themes() = ToMessage(theme);
  response.set_version(std::string{ThemesVersion()});
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* FeedbackIngestionService::ListMonthlyCounts(grpc::CallbackServerContext* context,
                                                                      const v1::ListMonthlyCountsRequest* request,
                                                                      v1::ListMonthlyCountsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction, const rpc::Call& call) {
    return ListCounts(transaction, call, *request, *response);
  });
}

grpc::ServerUnaryReactor* FeedbackIngestionService::ListThemes(grpc::CallbackServerContext* context,
                                                               const v1::ListThemesRequest* request,
                                                               v1::ListThemesResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction&) { return ListAllThemes(*request, *response); });
}

}  // namespace participation::feedback_ingestion
