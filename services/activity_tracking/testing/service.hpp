#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/id/id.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/status/extract_details.hpp"
#include "participation/activity_tracking/v1/activity_tracking_service.grpc.pb.h"
#include "services/activity_tracking/module.hpp"

namespace participation::activity_tracking {

// Activity tracking as its callers meet it.
class ServiceTest : public testing::Test {
 protected:
  using Stub = v1::ActivityTrackingService::Stub;

  static std::vector<std::string> FieldsOf(const grpc::Status& refused) {
    std::vector<std::string> fields;
    for (const auto& violation : status::ExtractDetails(refused).violations) fields.push_back(violation.field);
    return fields;
  }

  static clock::Time In(std::chrono::seconds time) { return clock::System().Now() + time; }

  static v1::PlanActivityRequest SomePlan() {
    v1::PlanActivityRequest request;
    auto& activity = *request.mutable_activity();
    activity.set_organisation("RH8");
    activity.set_title("Listening sessions");
    activity.add_duties(v1::DUTY_SECTION_242);
    activity.set_rung(v1::RUNG_INVOLVING);
    activity.set_stage(v1::STAGE_IMPROVE_SERVICES);
    activity.set_layer(v1::LAYER_DIRECT);
    activity.set_start_date("2026-01-10");
    activity.set_lead("Engagement manager");
    request.set_request_id(id::New());
    return request;
  }
  std::string PlanOne() { return platform_.Ok(&Stub::PlanActivity, SomePlan()).activity().activity_id(); }

  v1::ScheduleEngagementEventRequest SomeEvent(const std::string& activity_id, int capacity) {
    v1::ScheduleEngagementEventRequest request;
    auto& event = *request.mutable_engagement_event();
    event.set_activity_id(activity_id);
    event.set_title("Focus group");
    *event.mutable_start_time() = messages::ToTimestamp(In(std::chrono::hours{-1}));
    *event.mutable_end_time() = messages::ToTimestamp(In(std::chrono::hours{1}));
    event.set_place("Library");
    event.set_capacity(capacity);
    event.add_adjustments_offered("hearing-loop");
    return request;
  }
  // For a hundred days, from tomorrow.
  static v1::PrepareConsultationRequest SomeConsultation(const std::string& activity_id) {
    v1::PrepareConsultationRequest request;
    auto& consultation = *request.mutable_consultation();
    consultation.set_activity_id(activity_id);
    consultation.set_title("Where the clinic should be");
    consultation.set_questionnaire("clinic-move");
    *consultation.mutable_open_time() = messages::ToTimestamp(In(std::chrono::hours{24}));
    *consultation.mutable_close_time() = messages::ToTimestamp(In(std::chrono::hours{24 * 100}));
    return request;
  }
  std::string ArrangeOne(int capacity) {
    return platform_.Ok(&Stub::ScheduleEngagementEvent, SomeEvent(PlanOne(), capacity))
        .engagement_event()
        .engagement_event_id();
  }
  v1::Registration Register(const std::string& event_id, const std::string& person_id) {
    v1::RegisterForEventRequest request;
    request.set_engagement_event_id(event_id);
    request.set_person_id(person_id);
    request.add_adjustments("hearing-loop");
    request.add_adjustments("easy-read");
    return platform_.Ok(&Stub::RegisterForEvent, request).registration();
  }

  platform_testing::Platform platform_{{ActivityTrackingModule()}};
};

}  // namespace participation::activity_tracking
