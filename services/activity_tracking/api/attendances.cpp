#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/api/own.hpp"
#include "services/activity_tracking/messages/engagement_event.hpp"
#include "services/activity_tracking/store/attendance_store.hpp"
#include "services/activity_tracking/usecases/correct_attendance.hpp"
#include "services/activity_tracking/usecases/record_attendance.hpp"

namespace participation::activity_tracking {
namespace {

absl::Status List(database::Transaction& transaction, const rpc::Call& call, const v1::ListAttendancesRequest& request,
                  v1::ListAttendancesResponse& response) {
  if (auto refusal = AllowListing(transaction, call, request); !refusal.ok()) return refusal;
  return AnswerPage(
      request, response,
      [&](const paging::Page& page) {
        return AttendanceStore{transaction}.List(request.engagement_event_id(), request.person_id(), page);
      },
      [](const Attendance& attendance) { return attendance.attendance_id; },
      [&](const Attendance& attendance) { *response.add_attendances() = ToMessage(attendance); });
}

Arrival ArrivalIn(const v1::RecordAttendanceRequest& request) {
  return {.engagement_event_id = request.engagement_event_id(),
          .registration_id = request.registration_id(),
          .person_id = request.person_id(),
          .adjustments_met = request.has_adjustments_met() ? std::optional{request.adjustments_met()} : std::nullopt};
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::RecordAttendance(grpc::CallbackServerContext* context,
                                                                    const v1::RecordAttendanceRequest* request,
                                                                    v1::RecordAttendanceResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Attendance> {
        const auto allowed = AllowEvent(transaction, call, request->engagement_event_id());
        if (!allowed.ok()) return allowed;
        return activity_tracking::RecordAttendance(transaction, ArrivalIn(*request), clock_.Now());
      },
      [=](const Attendance& attendance) { *response->mutable_attendance() = ToMessage(attendance); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CorrectAttendance(grpc::CallbackServerContext* context,
                                                                     const v1::CorrectAttendanceRequest* request,
                                                                     v1::CorrectAttendanceResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Attendance> {
        const auto found = AttendanceStore{transaction}.FindForChange(request->attendance_id());
        if (auto refusal = AllowOfEvent(transaction, call, found); !refusal.ok()) return refusal;
        return activity_tracking::CorrectAttendance(transaction, request->attendance_id(), request->adjustments_met(),
                                                    request->etag(), clock_.Now());
      },
      [=](const Attendance& attendance) { *response->mutable_attendance() = ToMessage(attendance); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ListAttendances(grpc::CallbackServerContext* context,
                                                                   const v1::ListAttendancesRequest* request,
                                                                   v1::ListAttendancesResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction, const rpc::Call& call) {
    return List(transaction, call, *request, *response);
  });
}

}  // namespace participation::activity_tracking
