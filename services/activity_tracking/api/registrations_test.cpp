#include <gmock/gmock.h>

#include "services/activity_tracking/testing/service.hpp"
#include "services/activity_tracking/testing/tracker.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

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
  EXPECT_THAT(platform_.Refused(&Stub::CorrectAttendance, correct).error_message(), HasSubstr("adjustments_met"));
  correct.set_adjustments_met(false);
  const auto corrected = platform_.Ok(&Stub::CorrectAttendance, correct).attendance();
  EXPECT_TRUE(corrected.has_adjustments_met());
  EXPECT_FALSE(corrected.adjustments_met());

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

}  // namespace
}  // namespace participation::activity_tracking
