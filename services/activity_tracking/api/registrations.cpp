#include "libs/messages/repeated.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/api/own.hpp"
#include "services/activity_tracking/messages/engagement_event.hpp"
#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/cancel_registration.hpp"
#include "services/activity_tracking/usecases/change_adjustments.hpp"
#include "services/activity_tracking/usecases/register_for_event.hpp"

namespace participation::activity_tracking {
namespace {

absl::Status List(database::Transaction& transaction, const rpc::Call& call,
                  const v1::ListRegistrationsRequest& request, v1::ListRegistrationsResponse& response) {
  if (auto refusal = AllowListing(transaction, call, request); !refusal.ok()) return refusal;
  RegistrationFilter filter{
      .engagement_event_id = request.engagement_event_id(), .person_id = request.person_id(), .state = std::nullopt};
  if (request.state() != 0) filter.state = static_cast<Registration::State>(request.state());
  return AnswerPage(
      request, response, [&](const paging::Page& page) { return RegistrationStore{transaction}.List(filter, page); },
      [&](const Registration& registration) { return RegistrationStore::KeyIn(filter, registration); },
      [&](const Registration& registration) { *response.add_registrations() = ToMessage(registration); });
}

absl::Status ListAdjustments(database::Transaction& transaction, const rpc::Call& call,
                             const v1::GetAdjustmentsRequest& request, v1::GetAdjustmentsResponse& response) {
  const auto event = AllowChange(call, EngagementEventStore{transaction}.Find(request.engagement_event_id()));
  if (!event.ok()) return event.status();
  return AnswerPage(
      request, response,
      [&](const paging::Page& page) { return AdjustmentStore{transaction}.List(request.engagement_event_id(), page); },
      [](const AdjustmentCount& count) { return count.code; },
      [&](const AdjustmentCount& count) { *response.add_adjustments() = ToMessage(count, *event); });
}

RegistrationWish WishIn(const v1::RegisterForEventRequest& request) {
  return {request.engagement_event_id(), request.person_id(), messages::ToVector(request.adjustments())};
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::RegisterForEvent(grpc::CallbackServerContext* context,
                                                                    const v1::RegisterForEventRequest* request,
                                                                    v1::RegisterForEventResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Registration> {
        const auto allowed = AllowEvent(transaction, call, request->engagement_event_id());
        if (!allowed.ok()) return allowed;
        return activity_tracking::RegisterForEvent(transaction, WishIn(*request), clock_.Now());
      },
      [=](const Registration& registration) { *response->mutable_registration() = ToMessage(registration); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ChangeAdjustments(grpc::CallbackServerContext* context,
                                                                     const v1::ChangeAdjustmentsRequest* request,
                                                                     v1::ChangeAdjustmentsResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Registration> {
        const auto found = RegistrationStore{transaction}.Find(request->registration_id());
        if (auto refusal = AllowOfEvent(transaction, call, found); !refusal.ok()) return refusal;
        return activity_tracking::ChangeAdjustments(transaction, request->registration_id(),
                                                    messages::ToVector(request->adjustments()), clock_.Now());
      },
      [=](const Registration& registration) { *response->mutable_registration() = ToMessage(registration); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CancelRegistration(grpc::CallbackServerContext* context,
                                                                      const v1::CancelRegistrationRequest* request,
                                                                      v1::CancelRegistrationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Registration> {
        const auto found = RegistrationStore{transaction}.Find(request->registration_id());
        if (auto refusal = AllowOfEvent(transaction, call, found); !refusal.ok()) return refusal;
        return activity_tracking::CancelRegistration(transaction, request->registration_id(), clock_.Now());
      },
      [=](const Registration& registration) { *response->mutable_registration() = ToMessage(registration); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ListRegistrations(grpc::CallbackServerContext* context,
                                                                     const v1::ListRegistrationsRequest* request,
                                                                     v1::ListRegistrationsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction, const rpc::Call& call) {
    return List(transaction, call, *request, *response);
  });
}

grpc::ServerUnaryReactor* ActivityTrackingService::GetAdjustments(grpc::CallbackServerContext* context,
                                                                  const v1::GetAdjustmentsRequest* request,
                                                                  v1::GetAdjustmentsResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction, const rpc::Call& call) {
    return ListAdjustments(transaction, call, *request, *response);
  });
}

}  // namespace participation::activity_tracking
