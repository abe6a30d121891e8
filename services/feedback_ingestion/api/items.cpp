#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/feedback_ingestion/api/feedback_ingestion_service.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/store/feedback_item_list.hpp"
#include "services/feedback_ingestion/usecases/assign_themes.hpp"
#include "services/feedback_ingestion/usecases/find_feedback_item.hpp"

namespace participation::feedback_ingestion {
namespace {

absl::Status List(database::Transaction& transaction, const v1::ListFeedbackItemsRequest& request,
                  v1::ListFeedbackItemsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  const auto found = ListItems(transaction,
                               {.organisation = request.organisation(),
                                .site = request.site(),
                                .month = request.month(),
                                .theme = request.theme(),
                                .consultation_id = request.consultation_id(),
                                .question = request.question(),
                                .has_text = request.has_text()},
                               *page);
  for (const FeedbackItem& item : found.items) *response.add_feedback_items() = ToMessage(item);
  if (!found.next.empty()) response.set_next_page_token(paging::TokenAfter(request, found.next));
  return absl::OkStatus();
}

ThemesByHand ThemesIn(const v1::AssignThemesRequest& request, const rpc::Call& call) {
  return {.feedback_item_id = request.feedback_item_id(),
          .themes = {request.themes().begin(), request.themes().end()},
          .etag = request.etag(),
          .organisations = call.caller.organisations};
}

}  // namespace

grpc::ServerUnaryReactor* FeedbackIngestionService::GetFeedbackItem(grpc::CallbackServerContext* context,
                                                                    const v1::GetFeedbackItemRequest* request,
                                                                    v1::GetFeedbackItemResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return FindFeedbackItem(transaction, request->feedback_item_id(), call.caller.organisations);
      },
      [=](const FeedbackItem& item) { *response->mutable_feedback_item() = ToMessage(item); });
}

grpc::ServerUnaryReactor* FeedbackIngestionService::ListFeedbackItems(grpc::CallbackServerContext* context,
                                                                      const v1::ListFeedbackItemsRequest* request,
                                                                      v1::ListFeedbackItemsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* FeedbackIngestionService::AssignThemes(grpc::CallbackServerContext* context,
                                                                 const v1::AssignThemesRequest* request,
                                                                 v1::AssignThemesResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return feedback_ingestion::AssignThemes(transaction, ThemesIn(*request, call));
      },
      [=](const FeedbackItem& item) { *response->mutable_feedback_item() = ToReceipt(item); });
}

}  // namespace participation::feedback_ingestion
