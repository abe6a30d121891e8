#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/store/attendance_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/testing/tracker.hpp"
#include "services/activity_tracking/usecases/cancel_registration.hpp"
#include "services/activity_tracking/usecases/correct_attendance.hpp"
#include "services/activity_tracking/usecases/forget_person.hpp"
#include "services/activity_tracking/usecases/record_attendance.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;

class AttendancesTest : public testing::Test {
 protected:
  void Begin() { tracker_.clock.Advance(std::chrono::hours{24}); }

  absl::StatusOr<Attendance> Record(const std::string& registration_id, const std::string& person_id,
                                    std::optional<bool> adjustments_met = std::nullopt) {
    return tracker_.Do([&](auto& transaction) {
      return RecordAttendance(transaction, {event_id_, registration_id, person_id, adjustments_met},
                              tracker_.clock.Now());
    });
  }
  absl::StatusOr<Attendance> Correct(const std::string& attendance_id, bool met, const std::string& etag) {
    return tracker_.Do([&](auto& transaction) {
      return CorrectAttendance(transaction, attendance_id, met, etag, tracker_.clock.Now());
    });
  }
  EngagementEvent::Record Counts() { return tracker_.Event(event_id_).record(); }

  Tracker tracker_;
  const std::string activity_id_ = tracker_.Plan().activity_id();
  const std::string event_id_ = tracker_.Arrange(activity_id_, 1).engagement_event_id();
};

TEST_F(AttendancesTest, WhoeverIsRegisteredComesByTheirRegistrationWhicheverIsGiven) {
  const auto registration = tracker_.Register(event_id_, PersonNumber(1));
  Begin();
  const auto attendance = Record("", PersonNumber(1));
  ASSERT_THAT(attendance, IsOk());
  EXPECT_EQ(attendance->registration_id, registration->registration_id());
  EXPECT_EQ(Counts().attended, 1);
  EXPECT_EQ(Counts().walk_ins, 0);
  EXPECT_EQ(refusal::ReasonOf(Record(registration->registration_id(), "").status()), "ATTENDANCE_RECORDED");
  EXPECT_EQ(refusal::ReasonOf(Record("", PersonNumber(1)).status()), "ATTENDANCE_RECORDED");
  EXPECT_EQ(Counts().attended, 1);
}

TEST_F(AttendancesTest, ItIsToldOfByOpaqueId) {
  Begin();
  const auto attendance = Record("", PersonNumber(1));
  EXPECT_THAT(tracker_.EventsAbout(attendance->attendance_id), ElementsAre("AttendanceRecorded"));
  const auto event = tracker_.LastEvent<v1::AttendanceRecorded>(attendance->attendance_id);
  EXPECT_EQ(event.engagement_event_id(), event_id_);
  EXPECT_EQ(event.activity_id(), activity_id_);
  EXPECT_EQ(event.organisation(), "RH8");
  EXPECT_EQ(event.person_id(), PersonNumber(1));
  EXPECT_EQ(event.attend_date(), "2026-01-02");
}

TEST_F(AttendancesTest, NobodyComesBeforeTheStart) {
  tracker_.clock.Advance(std::chrono::hours{24} - std::chrono::microseconds{1});
  EXPECT_EQ(refusal::ReasonOf(Record("", "").status()), "ENGAGEMENT_EVENT_NOT_BEGUN");
  EXPECT_EQ(Counts().attended, 0);
}

TEST_F(AttendancesTest, ManyMayComeWithoutSayingWhoTheyAre) {
  Begin();
  for (int i = 0; i < 3; ++i) ASSERT_THAT(Record("", ""), IsOk());
  EXPECT_EQ(Counts().attended, 3);
  EXPECT_EQ(Counts().walk_ins, 3);
}

TEST_F(AttendancesTest, SomebodyNotRegisteredComesOnce) {
  Begin();
  ASSERT_THAT(Record("", PersonNumber(1)), IsOk());
  EXPECT_EQ(refusal::ReasonOf(Record("", PersonNumber(1)).status()), "ATTENDANCE_RECORDED");
}

TEST_F(AttendancesTest, WhoeverWaitedIsAWalkInAndWaitsNoLonger) {
  ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(1)), IsOk());
  ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(2)), IsOk());
  Begin();
  ASSERT_THAT(Record("", PersonNumber(2)), IsOk());
  EXPECT_EQ(Counts().walk_ins, 1);
  EXPECT_EQ(Counts().waiting, 0);
  EXPECT_EQ(Counts().registered, 1);
}

TEST_F(AttendancesTest, WhoeverCancelledComesAsSomebodyNotRegistered) {
  const auto registration = tracker_.Register(event_id_, PersonNumber(1));
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return CancelRegistration(transaction, registration->registration_id(), tracker_.clock.Now());
  }),
              IsOk());
  Begin();
  EXPECT_THAT(Record(registration->registration_id(), ""), StatusIs(absl::StatusCode::kFailedPrecondition));
  const auto attendance = Record("", PersonNumber(1));
  ASSERT_THAT(attendance, IsOk());
  EXPECT_EQ(attendance->registration_id, "");
}

TEST_F(AttendancesTest, WhetherAdjustmentsWereMetMustBeSaidIfTheyWereAskedFor) {
  ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(1), {"hearing-loop"}), IsOk());
  Begin();
  const auto refused = Record("", PersonNumber(1));
  ASSERT_EQ(refusal::ViolationsOf(refused.status()).size(), 1U);
  EXPECT_EQ(refusal::ViolationsOf(refused.status())[0].field, "adjustments_met");
  EXPECT_EQ(Record("", PersonNumber(1), false)->adjustments_met, false);
  EXPECT_EQ(Record("", PersonNumber(2))->adjustments_met, std::nullopt) << "nothing was asked for";
}

TEST_F(AttendancesTest, ARegistrationForAnotherEventIsNone) {
  const auto other = tracker_.Arrange(activity_id_, 5).engagement_event_id();
  const auto registration = tracker_.Register(other, PersonNumber(1));
  Begin();
  EXPECT_THAT(Record(registration->registration_id(), ""), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(Record(registration->registration_id(), PersonNumber(1)), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(AttendancesTest, ACorrectionIsToldOfAsTheNextVersion) {
  Begin();
  const auto id = Record("", PersonNumber(1), true)->attendance_id;
  EXPECT_THAT(Correct(id, false, "7"), StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(Correct(id, false, "1")->adjustments_met, false);
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("AttendanceRecorded", "AttendanceRecorded"));
  EXPECT_FALSE(tracker_.LastEvent<v1::AttendanceRecorded>(id).adjustments_met());
}

TEST_F(AttendancesTest, WhoeverWasForgottenIsTakenOffWhatTheyGave) {
  Begin();
  const auto id = Record("", PersonNumber(1))->attendance_id;
  ASSERT_THAT(
      tracker_.Do([&](auto& transaction) { return ForgetPerson(transaction, PersonNumber(1), tracker_.clock.Now()); }),
      IsOk());
  const auto list = [&](const std::string& event_id, const std::string& person_id) {
    return tracker_.Ask([&](auto& transaction) { return AttendanceStore{transaction}.List(event_id, person_id, {}); });
  };
  ASSERT_EQ(list(event_id_, "").size(), 1U);
  EXPECT_EQ(list(event_id_, "")[0].person_id, "");
  EXPECT_TRUE(list("", PersonNumber(1)).empty());
  EXPECT_EQ(Counts().attended, 1);
  EXPECT_EQ(refusal::ReasonOf(Record("", PersonNumber(1)).status()), "PERSON_ERASED");
  // A correction does not bring them back.
  ASSERT_THAT(Correct(id, false, ""), IsOk());
  EXPECT_EQ(tracker_.LastEvent<v1::AttendanceRecorded>(id).person_id(), "");
}

}  // namespace
}  // namespace participation::activity_tracking
