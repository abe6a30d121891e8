#include "libs/messages/timestamp.hpp"
#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/api/own.hpp"
#include "services/activity_tracking/api/updated.hpp"
#include "services/activity_tracking/messages/engagement_event.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/page_key.hpp"
#include "services/activity_tracking/usecases/cancel_engagement_event.hpp"
#include "services/activity_tracking/usecases/schedule_engagement_event.hpp"
#include "services/activity_tracking/usecases/update_engagement_event.hpp"

namespace participation::activity_tracking {
namespace {

EngagementEventFilter FilterIn(const v1::ListEngagementEventsRequest& request) {
  EngagementEventFilter filter{.organisation = request.organisation(),
                               .activity_id = request.activity_id(),
                               .start_from = std::nullopt,
                               .start_before = std::nullopt};
  if (request.has_start_from()) filter.start_from = messages::FromTimestamp(request.start_from());
  if (request.has_start_before()) filter.start_before = messages::FromTimestamp(request.start_before());
  return filter;
}

absl::Status List(database::Transaction& transaction, const v1::ListEngagementEventsRequest& request,
                  v1::ListEngagementEventsResponse& response) {
  return AnswerPage(
      request, response,
      [&](const paging::Page& page) { return EngagementEventStore{transaction}.List(FilterIn(request), page); },
      [](const EngagementEvent& event) { return KeyOf(event.schedule().start_time, event.engagement_event_id()); },
      [&](const EngagementEvent& event) { *response.add_engagement_events() = ToMessage(event); });
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::ScheduleEngagementEvent(
    grpc::CallbackServerContext* context, const v1::ScheduleEngagementEventRequest* request,
    v1::ScheduleEngagementEventResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call, activity_tracking::ScheduleEngagementEvent(
                                     transaction, FromMessage(request->engagement_event()), clock_.Now()));
      },
      [=](const EngagementEvent& engagement_event) {
        *response->mutable_engagement_event() = ToMessage(engagement_event);
      });
}

grpc::ServerUnaryReactor* ActivityTrackingService::GetEngagementEvent(grpc::CallbackServerContext* context,
                                                                      const v1::GetEngagementEventRequest* request,
                                                                      v1::GetEngagementEventResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) {
        return EngagementEventStore{transaction}.Find(request->engagement_event_id());
      },
      [=](const EngagementEvent& engagement_event) {
        *response->mutable_engagement_event() = ToMessage(engagement_event);
      });
}

grpc::ServerUnaryReactor* ActivityTrackingService::UpdateEngagementEvent(
    grpc::CallbackServerContext* context, const v1::UpdateEngagementEventRequest* request,
    v1::UpdateEngagementEventResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<EngagementEvent> {
        const auto& changes = request->engagement_event();
        const auto changed = Updated(EngagementEventStore{transaction}.Find(changes.engagement_event_id()), changes,
                                     request->update_mask(), "engagement_event");
        if (!changed.ok()) return changed.status();
        return AllowChange(
            call, activity_tracking::UpdateEngagementEvent(transaction, changes.engagement_event_id(),
                                                           FromMessage(*changed), changes.etag(), clock_.Now()));
      },
      [=](const EngagementEvent& engagement_event) {
        *response->mutable_engagement_event() = ToMessage(engagement_event);
      });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ListEngagementEvents(grpc::CallbackServerContext* context,
                                                                        const v1::ListEngagementEventsRequest* request,
                                                                        v1::ListEngagementEventsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CancelEngagementEvent(
    grpc::CallbackServerContext* context, const v1::CancelEngagementEventRequest* request,
    v1::CancelEngagementEventResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call, activity_tracking::CancelEngagementEvent(transaction, request->engagement_event_id(),
                                                                          request->reason(), clock_.Now()));
      },
      [=](const EngagementEvent& engagement_event) {
        *response->mutable_engagement_event() = ToMessage(engagement_event);
      });
}

}  // namespace participation::activity_tracking
