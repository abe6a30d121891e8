#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <set>

#include "libs/id/id.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/status/extract_details.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/activity_tracking/v1/activity_tracking_service.grpc.pb.h"
#include "services/activity_tracking/module.hpp"
#include "services/activity_tracking/testing/tracker.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::Eventually;
using testing::HasSubstr;
using testing::SizeIs;

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

TEST_F(ServiceTest, APlanThatIsRepeatedIsOneActivity) {
  const auto request = SomePlan();
  const auto first = platform_.Ok(&Stub::PlanActivity, request);
  EXPECT_EQ(platform_.Ok(&Stub::PlanActivity, request).activity().activity_id(), first.activity().activity_id());
  EXPECT_THAT(platform_.Ok(&Stub::ListActivities, v1::ListActivitiesRequest{}).activities(), SizeIs(1));
}

TEST_F(ServiceTest, EveryWrongFieldOfAPlanIsNamed) {
  auto request = SomePlan();
  request.mutable_activity()->set_organisation("r h");
  request.mutable_activity()->clear_duties();
  request.mutable_activity()->set_start_date("2026-02-30");
  const auto refused = platform_.Refused(&Stub::PlanActivity, request);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_THAT(FieldsOf(refused), ElementsAre("activity.organisation", "activity.duties", "activity.start_date"));
}

TEST_F(ServiceTest, AnActivityGoesItsWayAndItsStateIsSeen) {
  const auto id = PlanOne();
  v1::CompleteActivityRequest complete;
  complete.set_activity_id(id);
  const auto refused = platform_.Refused(&Stub::CompleteActivity, complete);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(refused.error_message(), HasSubstr("StartActivity"));
  v1::StartActivityRequest start;
  start.set_activity_id(id);
  EXPECT_EQ(platform_.Ok(&Stub::StartActivity, start).activity().state(), v1::Activity::STATE_UNDER_WAY);
  v1::UpdateActivityRequest update;
  *update.mutable_activity() = platform_
                                   .Ok(&Stub::GetActivity,
                                       [&] {
                                         v1::GetActivityRequest get;
                                         get.set_activity_id(id);
                                         return get;
                                       }())
                                   .activity();
  update.mutable_activity()->set_title("Reading group");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateActivity, update).activity().title(), "Reading group");
  EXPECT_EQ(platform_.Refused(&Stub::UpdateActivity, update).error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(platform_.Ok(&Stub::CompleteActivity, complete).activity().state(), v1::Activity::STATE_COMPLETED);
}

TEST_F(ServiceTest, WhatIsNotThereIsNotFound) {
  v1::GetActivityRequest request;
  request.set_activity_id(id::New());
  EXPECT_EQ(platform_.Refused(&Stub::GetActivity, request).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(ServiceTest, PagesHoldEverythingOnce) {
  for (int i = 0; i < 7; ++i) PlanOne();
  std::set<std::string> seen;
  int pages = 0;
  v1::ListActivitiesRequest request;
  request.set_page_size(3);
  request.set_duty(v1::DUTY_SECTION_242);
  do {
    const auto page = platform_.Ok(&Stub::ListActivities, request);
    for (const auto& activity : page.activities()) EXPECT_TRUE(seen.insert(activity.activity_id()).second);
    request.set_page_token(page.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(seen.size(), 7U);
  EXPECT_EQ(pages, 3);
}

TEST_F(ServiceTest, AProgrammeIsMadeChangedAndHoldsActivities) {
  v1::CreateProgrammeRequest create;
  create.mutable_programme()->set_organisation("RH8");
  create.mutable_programme()->set_title("Strategy");
  auto programme = platform_.Ok(&Stub::CreateProgramme, create).programme();
  v1::UpdateProgrammeRequest update;
  *update.mutable_programme() = programme;
  update.mutable_programme()->set_title("Strategy 2026");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateProgramme, update).programme().title(), "Strategy 2026");
  EXPECT_EQ(platform_.Refused(&Stub::UpdateProgramme, update).error_code(), grpc::StatusCode::ABORTED);
  auto plan = SomePlan();
  plan.mutable_activity()->set_programme_id(programme.programme_id());
  platform_.Ok(&Stub::PlanActivity, plan);
  PlanOne();
  v1::ListActivitiesRequest list;
  list.set_programme_id(programme.programme_id());
  EXPECT_THAT(platform_.Ok(&Stub::ListActivities, list).activities(), SizeIs(1));
  v1::ListProgrammesRequest programmes;
  programmes.set_organisation("QXX");
  EXPECT_THAT(platform_.Ok(&Stub::ListProgrammes, programmes).programmes(), SizeIs(0));
  v1::GetProgrammeRequest get;
  get.set_programme_id(programme.programme_id());
  EXPECT_EQ(platform_.Ok(&Stub::GetProgramme, get).programme().title(), "Strategy 2026");
}

TEST_F(ServiceTest, AnOpportunityIsPublishedListedAndClosed) {
  v1::PublishOpportunityRequest publish;
  auto& opportunity = *publish.mutable_opportunity();
  opportunity.set_activity_id(PlanOne());
  opportunity.set_title("Help us");
  opportunity.set_summary("Two hours");
  opportunity.add_involvements("FOCUS_GROUP");
  *opportunity.mutable_close_time() = messages::ToTimestamp(In(std::chrono::hours{1}));
  EXPECT_THAT(FieldsOf(platform_.Refused(&Stub::PublishOpportunity, publish)),
              ElementsAre("opportunity.involvements[0]", "opportunity.places"));
  opportunity.set_involvements(0, "INVOLVEMENT_FOCUS_GROUP");
  opportunity.set_places(8);
  const auto published = platform_.Ok(&Stub::PublishOpportunity, publish).opportunity();
  EXPECT_EQ(published.organisation(), "RH8");
  v1::ListOpportunitiesRequest list;
  list.set_organisation("RH8");
  list.set_state(v1::Opportunity::STATE_PUBLISHED);
  EXPECT_THAT(platform_.Ok(&Stub::ListOpportunities, list).opportunities(), SizeIs(1));
  v1::CloseOpportunityRequest close;
  close.set_opportunity_id(published.opportunity_id());
  EXPECT_EQ(platform_.Ok(&Stub::CloseOpportunity, close).opportunity().state(), v1::Opportunity::STATE_CLOSED);
  EXPECT_EQ(platform_.Refused(&Stub::CloseOpportunity, close).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(platform_.Ok(&Stub::ListOpportunities, list).opportunities(), SizeIs(0));
}

TEST_F(ServiceTest, AnOpportunityClosesByItself) {
  v1::PublishOpportunityRequest publish;
  auto& opportunity = *publish.mutable_opportunity();
  opportunity.set_activity_id(PlanOne());
  opportunity.set_title("Help us");
  opportunity.set_summary("Two hours");
  opportunity.set_places(8);
  *opportunity.mutable_close_time() = messages::ToTimestamp(In(std::chrono::seconds{1}));
  v1::GetOpportunityRequest get;
  get.set_opportunity_id(platform_.Ok(&Stub::PublishOpportunity, publish).opportunity().opportunity_id());
  EXPECT_TRUE(Eventually(
      [&] { return platform_.Ok(&Stub::GetOpportunity, get).opportunity().state() == v1::Opportunity::STATE_CLOSED; }));
}

TEST_F(ServiceTest, PeopleRegisterComeAndAreCounted) {
  const auto event_id = ArrangeOne(1);
  const auto first = Register(event_id, PersonNumber(1));
  const auto second = Register(event_id, PersonNumber(2));
  EXPECT_EQ(first.state(), v1::Registration::STATE_REGISTERED);
  EXPECT_EQ(second.state(), v1::Registration::STATE_WAITING);

  v1::GetAdjustmentsRequest needs;
  needs.set_engagement_event_id(event_id);
  needs.set_page_size(1);
  auto page = platform_.Ok(&Stub::GetAdjustments, needs);
  ASSERT_THAT(page.adjustments(), SizeIs(1));
  EXPECT_EQ(page.adjustments(0).code(), "easy-read");
  EXPECT_FALSE(page.adjustments(0).offered());
  needs.set_page_token(page.next_page_token());
  page = platform_.Ok(&Stub::GetAdjustments, needs);
  EXPECT_EQ(page.adjustments(0).code(), "hearing-loop");
  EXPECT_TRUE(page.adjustments(0).offered());
  EXPECT_EQ(page.adjustments(0).registered(), 1);
  EXPECT_EQ(page.adjustments(0).waiting(), 1);
  EXPECT_EQ(page.next_page_token(), "");

  v1::RecordAttendanceRequest record;
  record.set_engagement_event_id(event_id);
  record.set_registration_id(first.registration_id());
  EXPECT_THAT(platform_.Refused(&Stub::RecordAttendance, record).error_message(), HasSubstr("adjustments_met"));
  record.set_adjustments_met(true);
  const auto attendance = platform_.Ok(&Stub::RecordAttendance, record).attendance();
  EXPECT_EQ(attendance.person_id(), PersonNumber(1));
  v1::CorrectAttendanceRequest correct;
  correct.set_attendance_id(attendance.attendance_id());
  correct.set_etag(attendance.etag());
  EXPECT_FALSE(platform_.Ok(&Stub::CorrectAttendance, correct).attendance().adjustments_met());

  v1::GetEngagementEventRequest get;
  get.set_engagement_event_id(event_id);
  const auto event = platform_.Ok(&Stub::GetEngagementEvent, get).engagement_event();
  EXPECT_EQ(event.registered(), 1);
  EXPECT_EQ(event.waiting(), 1);
  EXPECT_EQ(event.attended(), 1);
}

TEST_F(ServiceTest, WhatSomebodyAsksForIsChangedOnceHoweverOftenTheyRepeatIt) {
  const auto event_id = ArrangeOne(1);
  v1::ChangeAdjustmentsRequest change;
  change.set_registration_id(Register(event_id, PersonNumber(1)).registration_id());
  change.add_adjustments("No code");
  EXPECT_THAT(FieldsOf(platform_.Refused(&Stub::ChangeAdjustments, change)), ElementsAre("adjustments[0]"));
  change.set_adjustments(0, "bsl-interpreter");
  change.set_request_id(id::New());
  for (int i = 0; i < 2; ++i) {
    const auto registration = platform_.Ok(&Stub::ChangeAdjustments, change).registration();
    EXPECT_THAT(registration.adjustments(), ElementsAre("bsl-interpreter"));
  }
  v1::GetAdjustmentsRequest needs;
  needs.set_engagement_event_id(event_id);
  const auto asked = platform_.Ok(&Stub::GetAdjustments, needs).adjustments();
  ASSERT_THAT(asked, SizeIs(1)) << "what they asked for before is asked for no more";
  EXPECT_EQ(asked[0].registered(), 1);
}

TEST_F(ServiceTest, RegistrationsAndAttendancesAreListedByEventOrPerson) {
  const auto event_id = ArrangeOne(1);
  const auto first = Register(event_id, PersonNumber(1));
  Register(event_id, PersonNumber(2));
  Register(ArrangeOne(1), PersonNumber(2));
  v1::ListRegistrationsRequest list;
  EXPECT_EQ(platform_.Refused(&Stub::ListRegistrations, list).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  list.set_person_id(PersonNumber(2));
  EXPECT_THAT(platform_.Ok(&Stub::ListRegistrations, list).registrations(), SizeIs(2));
  list.set_engagement_event_id(event_id);
  EXPECT_THAT(platform_.Ok(&Stub::ListRegistrations, list).registrations(), SizeIs(1));
  list.clear_person_id();
  list.set_state(v1::Registration::STATE_WAITING);
  EXPECT_THAT(platform_.Ok(&Stub::ListRegistrations, list).registrations(), SizeIs(1));
  v1::CancelRegistrationRequest cancel;
  cancel.set_registration_id(first.registration_id());
  EXPECT_EQ(platform_.Ok(&Stub::CancelRegistration, cancel).registration().state(), v1::Registration::STATE_CANCELLED);
  EXPECT_THAT(platform_.Ok(&Stub::ListRegistrations, list).registrations(), SizeIs(0));
  list.clear_state();
  list.set_page_size(1);
  const auto page = platform_.Ok(&Stub::ListRegistrations, list);
  EXPECT_EQ(page.registrations(0).ticket(), 1);
  list.set_page_token(page.next_page_token());
  EXPECT_EQ(platform_.Ok(&Stub::ListRegistrations, list).registrations(0).ticket(), 2);

  v1::RecordAttendanceRequest record;
  record.set_engagement_event_id(event_id);
  platform_.Ok(&Stub::RecordAttendance, record);
  v1::ListAttendancesRequest attendances;
  EXPECT_EQ(platform_.Refused(&Stub::ListAttendances, attendances).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  attendances.set_engagement_event_id(event_id);
  EXPECT_THAT(platform_.Ok(&Stub::ListAttendances, attendances).attendances(), SizeIs(1));
}

TEST_F(ServiceTest, AnEventIsRescheduledListedByTimeAndCancelled) {
  const auto activity_id = PlanOne();
  auto later = SomeEvent(activity_id, 5);
  *later.mutable_engagement_event()->mutable_start_time() = messages::ToTimestamp(In(std::chrono::minutes{30}));
  const auto second = platform_.Ok(&Stub::ScheduleEngagementEvent, later).engagement_event();
  const auto first = platform_.Ok(&Stub::ScheduleEngagementEvent, SomeEvent(activity_id, 5)).engagement_event();
  v1::ListEngagementEventsRequest list;
  list.set_activity_id(activity_id);
  list.set_page_size(1);
  auto page = platform_.Ok(&Stub::ListEngagementEvents, list);
  EXPECT_EQ(page.engagement_events(0).engagement_event_id(), first.engagement_event_id());
  list.set_page_token(page.next_page_token());
  page = platform_.Ok(&Stub::ListEngagementEvents, list);
  EXPECT_EQ(page.engagement_events(0).engagement_event_id(), second.engagement_event_id());
  v1::ListEngagementEventsRequest coming_up;
  *coming_up.mutable_start_from() = messages::ToTimestamp(In(std::chrono::seconds{0}));
  EXPECT_THAT(platform_.Ok(&Stub::ListEngagementEvents, coming_up).engagement_events(), SizeIs(1));

  v1::UpdateEngagementEventRequest update;
  *update.mutable_engagement_event() = second;
  update.mutable_engagement_event()->set_online_link("http://example.org");
  EXPECT_THAT(platform_.Refused(&Stub::UpdateEngagementEvent, update).error_message(), HasSubstr("https://"));
  update.mutable_engagement_event()->set_online_link("https://example.org/meet");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateEngagementEvent, update).engagement_event().online_link(),
            "https://example.org/meet");
  v1::CancelEngagementEventRequest cancel;
  cancel.set_engagement_event_id(second.engagement_event_id());
  cancel.set_reason("flood");
  EXPECT_EQ(platform_.Ok(&Stub::CancelEngagementEvent, cancel).engagement_event().state(),
            v1::EngagementEvent::STATE_CANCELLED);
}

TEST_F(ServiceTest, AConsultationIsPreparedWarnsAndOpensAndClosesByItself) {
  v1::PrepareConsultationRequest prepare;
  auto& consultation = *prepare.mutable_consultation();
  consultation.set_activity_id(PlanOne());
  consultation.set_title("Where the clinic should be");
  consultation.set_questionnaire("clinic-move");
  *consultation.mutable_open_time() = messages::ToTimestamp(In(std::chrono::seconds{1}));
  *consultation.mutable_close_time() = messages::ToTimestamp(In(std::chrono::seconds{2}));
  auto& document = *consultation.add_documents();
  document.set_title("The proposal");
  document.set_link("https://example.org/proposal");
  EXPECT_THAT(platform_.Refused(&Stub::PrepareConsultation, prepare).error_message(),
              HasSubstr("consultation.rationale"));
  consultation.set_rationale("A test is short");
  const auto prepared = platform_.Ok(&Stub::PrepareConsultation, prepare);
  EXPECT_THAT(prepared.consultation().warnings(), testing::Contains("SHORTER_THAN_12_WEEKS"));
  EXPECT_EQ(prepared.overlapping(), 0);
  v1::GetConsultationRequest get;
  get.set_consultation_id(prepared.consultation().consultation_id());
  EXPECT_TRUE(Eventually([&] {
    return platform_.Ok(&Stub::GetConsultation, get).consultation().state() == v1::Consultation::STATE_CLOSED;
  }));
  v1::ListConsultationsRequest list;
  list.set_organisation("RH8");
  *list.mutable_from_time() = messages::ToTimestamp(In(-std::chrono::hours{1}));
  *list.mutable_until_time() = messages::ToTimestamp(In(std::chrono::hours{1}));
  EXPECT_THAT(platform_.Ok(&Stub::ListConsultations, list).consultations(), SizeIs(1));
}

TEST_F(ServiceTest, AConsultationIsOpenedAndClosedByHand) {
  v1::PrepareConsultationRequest prepare;
  auto& consultation = *prepare.mutable_consultation();
  consultation.set_activity_id(PlanOne());
  consultation.set_title("Where the clinic should be");
  consultation.set_questionnaire("clinic-move");
  *consultation.mutable_open_time() = messages::ToTimestamp(In(std::chrono::hours{24}));
  *consultation.mutable_close_time() = messages::ToTimestamp(In(std::chrono::hours{24 * 100}));
  const auto prepared = platform_.Ok(&Stub::PrepareConsultation, prepare).consultation();
  v1::CloseConsultationRequest close;
  close.set_consultation_id(prepared.consultation_id());
  EXPECT_EQ(platform_.Refused(&Stub::CloseConsultation, close).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  v1::UpdateConsultationRequest update;
  *update.mutable_consultation() = prepared;
  update.mutable_consultation()->set_title("The clinic");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateConsultation, update).consultation().title(), "The clinic");
  v1::OpenConsultationRequest open;
  open.set_consultation_id(prepared.consultation_id());
  EXPECT_EQ(platform_.Ok(&Stub::OpenConsultation, open).consultation().state(), v1::Consultation::STATE_OPEN);
  v1::CancelConsultationRequest cancel;
  cancel.set_consultation_id(prepared.consultation_id());
  EXPECT_EQ(platform_.Refused(&Stub::CancelConsultation, cancel).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(platform_.Ok(&Stub::CloseConsultation, close).consultation().state(), v1::Consultation::STATE_CLOSED);
}

TEST_F(ServiceTest, ActionsAreListedThoughThereAreNone) {
  EXPECT_THAT(platform_.Ok(&Stub::ListActions, v1::ListActionsRequest{}).actions(), SizeIs(0));
}

}  // namespace
}  // namespace participation::activity_tracking
