#pragma once

#include "libs/clock/clock.hpp"
#include "libs/rpc/edge.hpp"
#include "participation/activity_tracking/v1/activity_tracking_service.grpc.pb.h"

namespace participation::activity_tracking {

class ActivityTrackingService final : public v1::ActivityTrackingService::CallbackService {
 public:
  ActivityTrackingService(rpc::Edge& edge, const clock::Clock& clock) : edge_{edge}, clock_{clock} {}

  // programmes.cpp
  grpc::ServerUnaryReactor* CreateProgramme(grpc::CallbackServerContext* context,
                                            const v1::CreateProgrammeRequest* request,
                                            v1::CreateProgrammeResponse* response) override;
  grpc::ServerUnaryReactor* GetProgramme(grpc::CallbackServerContext* context, const v1::GetProgrammeRequest* request,
                                         v1::GetProgrammeResponse* response) override;
  grpc::ServerUnaryReactor* UpdateProgramme(grpc::CallbackServerContext* context,
                                            const v1::UpdateProgrammeRequest* request,
                                            v1::UpdateProgrammeResponse* response) override;
  grpc::ServerUnaryReactor* ListProgrammes(grpc::CallbackServerContext* context,
                                           const v1::ListProgrammesRequest* request,
                                           v1::ListProgrammesResponse* response) override;

  // activities.cpp
  grpc::ServerUnaryReactor* PlanActivity(grpc::CallbackServerContext* context, const v1::PlanActivityRequest* request,
                                         v1::PlanActivityResponse* response) override;
  grpc::ServerUnaryReactor* GetActivity(grpc::CallbackServerContext* context, const v1::GetActivityRequest* request,
                                        v1::GetActivityResponse* response) override;
  grpc::ServerUnaryReactor* UpdateActivity(grpc::CallbackServerContext* context,
                                           const v1::UpdateActivityRequest* request,
                                           v1::UpdateActivityResponse* response) override;
  grpc::ServerUnaryReactor* ListActivities(grpc::CallbackServerContext* context,
                                           const v1::ListActivitiesRequest* request,
                                           v1::ListActivitiesResponse* response) override;
  grpc::ServerUnaryReactor* StartActivity(grpc::CallbackServerContext* context, const v1::StartActivityRequest* request,
                                          v1::StartActivityResponse* response) override;
  grpc::ServerUnaryReactor* CompleteActivity(grpc::CallbackServerContext* context,
                                             const v1::CompleteActivityRequest* request,
                                             v1::CompleteActivityResponse* response) override;
  grpc::ServerUnaryReactor* CancelActivity(grpc::CallbackServerContext* context,
                                           const v1::CancelActivityRequest* request,
                                           v1::CancelActivityResponse* response) override;

  // opportunities.cpp
  grpc::ServerUnaryReactor* PublishOpportunity(grpc::CallbackServerContext* context,
                                               const v1::PublishOpportunityRequest* request,
                                               v1::PublishOpportunityResponse* response) override;
  grpc::ServerUnaryReactor* GetOpportunity(grpc::CallbackServerContext* context,
                                           const v1::GetOpportunityRequest* request,
                                           v1::GetOpportunityResponse* response) override;
  grpc::ServerUnaryReactor* ListOpportunities(grpc::CallbackServerContext* context,
                                              const v1::ListOpportunitiesRequest* request,
                                              v1::ListOpportunitiesResponse* response) override;
  grpc::ServerUnaryReactor* CloseOpportunity(grpc::CallbackServerContext* context,
                                             const v1::CloseOpportunityRequest* request,
                                             v1::CloseOpportunityResponse* response) override;

  // engagement_events.cpp
  grpc::ServerUnaryReactor* ScheduleEngagementEvent(grpc::CallbackServerContext* context,
                                                    const v1::ScheduleEngagementEventRequest* request,
                                                    v1::ScheduleEngagementEventResponse* response) override;
  grpc::ServerUnaryReactor* GetEngagementEvent(grpc::CallbackServerContext* context,
                                               const v1::GetEngagementEventRequest* request,
                                               v1::GetEngagementEventResponse* response) override;
  grpc::ServerUnaryReactor* UpdateEngagementEvent(grpc::CallbackServerContext* context,
                                                  const v1::UpdateEngagementEventRequest* request,
                                                  v1::UpdateEngagementEventResponse* response) override;
  grpc::ServerUnaryReactor* ListEngagementEvents(grpc::CallbackServerContext* context,
                                                 const v1::ListEngagementEventsRequest* request,
                                                 v1::ListEngagementEventsResponse* response) override;
  grpc::ServerUnaryReactor* CancelEngagementEvent(grpc::CallbackServerContext* context,
                                                  const v1::CancelEngagementEventRequest* request,
                                                  v1::CancelEngagementEventResponse* response) override;

  // registrations.cpp
  grpc::ServerUnaryReactor* RegisterForEvent(grpc::CallbackServerContext* context,
                                             const v1::RegisterForEventRequest* request,
                                             v1::RegisterForEventResponse* response) override;
  grpc::ServerUnaryReactor* ChangeAdjustments(grpc::CallbackServerContext* context,
                                              const v1::ChangeAdjustmentsRequest* request,
                                              v1::ChangeAdjustmentsResponse* response) override;
  grpc::ServerUnaryReactor* CancelRegistration(grpc::CallbackServerContext* context,
                                               const v1::CancelRegistrationRequest* request,
                                               v1::CancelRegistrationResponse* response) override;
  grpc::ServerUnaryReactor* ListRegistrations(grpc::CallbackServerContext* context,
                                              const v1::ListRegistrationsRequest* request,
                                              v1::ListRegistrationsResponse* response) override;
  grpc::ServerUnaryReactor* GetAdjustments(grpc::CallbackServerContext* context,
                                           const v1::GetAdjustmentsRequest* request,
                                           v1::GetAdjustmentsResponse* response) override;

  // attendances.cpp
  grpc::ServerUnaryReactor* RecordAttendance(grpc::CallbackServerContext* context,
                                             const v1::RecordAttendanceRequest* request,
                                             v1::RecordAttendanceResponse* response) override;
  grpc::ServerUnaryReactor* CorrectAttendance(grpc::CallbackServerContext* context,
                                              const v1::CorrectAttendanceRequest* request,
                                              v1::CorrectAttendanceResponse* response) override;
  grpc::ServerUnaryReactor* ListAttendances(grpc::CallbackServerContext* context,
                                            const v1::ListAttendancesRequest* request,
                                            v1::ListAttendancesResponse* response) override;

  // consultations.cpp
  grpc::ServerUnaryReactor* PrepareConsultation(grpc::CallbackServerContext* context,
                                                const v1::PrepareConsultationRequest* request,
                                                v1::PrepareConsultationResponse* response) override;
  grpc::ServerUnaryReactor* GetConsultation(grpc::CallbackServerContext* context,
                                            const v1::GetConsultationRequest* request,
                                            v1::GetConsultationResponse* response) override;
  grpc::ServerUnaryReactor* UpdateConsultation(grpc::CallbackServerContext* context,
                                               const v1::UpdateConsultationRequest* request,
                                               v1::UpdateConsultationResponse* response) override;
  grpc::ServerUnaryReactor* ListConsultations(grpc::CallbackServerContext* context,
                                              const v1::ListConsultationsRequest* request,
                                              v1::ListConsultationsResponse* response) override;
  grpc::ServerUnaryReactor* OpenConsultation(grpc::CallbackServerContext* context,
                                             const v1::OpenConsultationRequest* request,
                                             v1::OpenConsultationResponse* response) override;
  grpc::ServerUnaryReactor* CloseConsultation(grpc::CallbackServerContext* context,
                                              const v1::CloseConsultationRequest* request,
                                              v1::CloseConsultationResponse* response) override;
  grpc::ServerUnaryReactor* CancelConsultation(grpc::CallbackServerContext* context,
                                               const v1::CancelConsultationRequest* request,
                                               v1::CancelConsultationResponse* response) override;

  // actions.cpp
  grpc::ServerUnaryReactor* ListActions(grpc::CallbackServerContext* context, const v1::ListActionsRequest* request,
                                        v1::ListActionsResponse* response) override;

 private:
  rpc::Edge& edge_;
  const clock::Clock& clock_;
};

}  // namespace participation::activity_tracking
