#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/api/own.hpp"
#include "services/activity_tracking/api/updated.hpp"
#include "services/activity_tracking/messages/activity.hpp"
#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/usecases/cancel_activity.hpp"
#include "services/activity_tracking/usecases/complete_activity.hpp"
#include "services/activity_tracking/usecases/plan_activity.hpp"
#include "services/activity_tracking/usecases/start_activity.hpp"
#include "services/activity_tracking/usecases/update_activity.hpp"

namespace participation::activity_tracking {
namespace {

ActivityFilter FilterIn(const v1::ListActivitiesRequest& request) {
  ActivityFilter filter{.organisation = request.organisation(),
                        .programme_id = request.programme_id(),
                        .state = std::nullopt,
                        .duty = std::nullopt,
                        .month = request.month()};
  if (request.state() != 0) filter.state = static_cast<Activity::State>(request.state());
  if (request.duty() != 0) filter.duty = static_cast<Duty>(request.duty());
  return filter;
}

absl::Status List(database::Transaction& transaction, const v1::ListActivitiesRequest& request,
                  v1::ListActivitiesResponse& response) {
  return AnswerPage(
      request, response,
      [&](const paging::Page& page) { return ActivityStore{transaction}.List(FilterIn(request), page); },
      [](const Activity& activity) { return activity.activity_id(); },
      [&](const Activity& activity) { *response.add_activities() = ToMessage(activity); });
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::PlanActivity(grpc::CallbackServerContext* context,
                                                                const v1::PlanActivityRequest* request,
                                                                v1::PlanActivityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(
            call, activity_tracking::PlanActivity(transaction, FromMessage(request->activity()), clock_.Now()));
      },
      [=](const Activity& activity) { *response->mutable_activity() = ToMessage(activity); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::GetActivity(grpc::CallbackServerContext* context,
                                                               const v1::GetActivityRequest* request,
                                                               v1::GetActivityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) { return ActivityStore{transaction}.Find(request->activity_id()); },
      [=](const Activity& activity) { *response->mutable_activity() = ToMessage(activity); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::UpdateActivity(grpc::CallbackServerContext* context,
                                                                  const v1::UpdateActivityRequest* request,
                                                                  v1::UpdateActivityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Activity> {
        const auto& changes = request->activity();
        const auto changed = Updated(ActivityStore{transaction}.Find(changes.activity_id()), changes,
                                     request->update_mask(), "activity");
        if (!changed.ok()) return changed.status();
        return AllowChange(call,
                           activity_tracking::UpdateActivity(transaction, changes.activity_id(), FromMessage(*changed),
                                                             changes.etag(), clock_.Now()));
      },
      [=](const Activity& activity) { *response->mutable_activity() = ToMessage(activity); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ListActivities(grpc::CallbackServerContext* context,
                                                                  const v1::ListActivitiesRequest* request,
                                                                  v1::ListActivitiesResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::StartActivity(grpc::CallbackServerContext* context,
                                                                 const v1::StartActivityRequest* request,
                                                                 v1::StartActivityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call, activity_tracking::StartActivity(transaction, request->activity_id(), clock_.Now()));
      },
      [=](const Activity& activity) { *response->mutable_activity() = ToMessage(activity); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CompleteActivity(grpc::CallbackServerContext* context,
                                                                    const v1::CompleteActivityRequest* request,
                                                                    v1::CompleteActivityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call,
                           activity_tracking::CompleteActivity(transaction, request->activity_id(), clock_.Now()));
      },
      [=](const Activity& activity) { *response->mutable_activity() = ToMessage(activity); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CancelActivity(grpc::CallbackServerContext* context,
                                                                  const v1::CancelActivityRequest* request,
                                                                  v1::CancelActivityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call, activity_tracking::CancelActivity(transaction, request->activity_id(),
                                                                   request->reason(), clock_.Now()));
      },
      [=](const Activity& activity) { *response->mutable_activity() = ToMessage(activity); });
}

}  // namespace participation::activity_tracking
