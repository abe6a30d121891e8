#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/messages/action.hpp"
#include "services/activity_tracking/store/action_store.hpp"

namespace participation::activity_tracking {
namespace {

absl::Status List(database::Transaction& transaction, const v1::ListActionsRequest& request,
                  v1::ListActionsResponse& response, clock::Time now) {
  ActionFilter filter{
      .organisation = request.organisation(), .state = std::nullopt, .rating = std::nullopt, .now = now};
  if (request.state() != 0) filter.state = static_cast<Action::State>(request.state());
  if (request.rating() != 0) filter.rating = static_cast<Action::Rating>(request.rating());
  return AnswerPage(
      request, response, [&](const paging::Page& page) { return ActionStore{transaction}.List(filter, page); },
      [](const Action& action) { return ActionStore::KeyOf(action); },
      [&](const Action& action) { *response.add_actions() = ToMessage(action, now); });
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::ListActions(grpc::CallbackServerContext* context,
                                                               const v1::ListActionsRequest* request,
                                                               v1::ListActionsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=, this](database::Transaction& transaction) {
    return List(transaction, *request, *response, clock_.Now());
  });
}

}  // namespace participation::activity_tracking
