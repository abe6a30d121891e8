#include "services/activity_tracking/usecases/tell_registered.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/messages/timestamp.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/testing/tracker.hpp"
#include "services/activity_tracking/usecases/cancel_activity.hpp"
#include "services/activity_tracking/usecases/cancel_engagement_event.hpp"
#include "services/activity_tracking/usecases/cancel_registration.hpp"
#include "services/activity_tracking/usecases/forget_person.hpp"
#include "services/activity_tracking/usecases/record_invitation.hpp"
#include "services/activity_tracking/usecases/update_engagement_event.hpp"

namespace participation::activity_tracking {
namespace {

using std::chrono::hours;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsOk;
using testing::SizeIs;

class TellRegisteredTest : public testing::Test {
 protected:
  std::string Register(int person) { return tracker_.Register(event_id_, PersonNumber(person))->registration_id(); }
  void Reschedule(const std::function<void(Schedule&)>& change) {
    Schedule schedule = tracker_.Event(event_id_).schedule();
    change(schedule);
    ASSERT_THAT(tracker_.Do([&](auto& transaction) {
      return UpdateEngagementEvent(transaction, event_id_, schedule, "", tracker_.clock.Now());
    }),
                IsOk());
  }
  void Move() {
    Reschedule([](Schedule& schedule) { schedule.end_time += hours{1}; });
  }
  void CallItOff() {
    ASSERT_THAT(tracker_.Do([&](auto& transaction) {
      return CancelEngagementEvent(transaction, event_id_, "Snow", tracker_.clock.Now());
    }),
                IsOk());
  }
  void TellAll() {
    while (TellRegistered(*tracker_.database)) {
    }
  }
  // What was told of a registration, as "1 MOVED", "2 CALLED_OFF" …
  std::vector<std::string> ToldOf(const std::string& registration_id) {
    std::vector<std::string> told;
    for (const auto& [event, version] : tracker_.Emitted<v1::RegistrationChanged>()) {
      if (event.registration_id() != registration_id) continue;
      told.push_back(std::to_string(version) + " " +
                     v1::RegistrationChanged::Change_Name(event.change()).substr(sizeof("CHANGE_") - 1) +
                     (event.waiting() ? " waiting" : ""));
    }
    return told;
  }

  Tracker tracker_;
  const std::string activity_id_ = tracker_.Plan().activity_id();
  const std::string event_id_ = tracker_.Arrange(activity_id_, 1).engagement_event_id();
};

TEST_F(TellRegisteredTest, WhoeverHasAPlaceOrWaitsIsToldThatItWasMovedOrCalledOff) {
  const auto first = Register(1);
  const auto second = Register(2);
  Move();
  TellAll();
  CallItOff();
  TellAll();
  EXPECT_THAT(ToldOf(first), ElementsAre("1 MOVED", "2 CALLED_OFF"));
  EXPECT_THAT(ToldOf(second), ElementsAre("1 MOVED waiting", "2 CALLED_OFF"));
  const auto told = tracker_.Emitted<v1::RegistrationChanged>();
  EXPECT_EQ(messages::FromTimestamp(told[0].first.occasion().end_time()),
            tracker_.Event(event_id_).schedule().end_time);
  EXPECT_EQ(told[3].first.cancel_reason(), "Snow");
}

TEST_F(TellRegisteredTest, ItIsToldOnceAndOfChangesInQuickSuccessionTheLast) {
  const auto first = Register(1);
  Move();
  Move();
  TellAll();
  TellAll();
  EXPECT_THAT(ToldOf(first), ElementsAre("1 MOVED"));
  Move();
  CallItOff();
  TellAll();
  EXPECT_THAT(ToldOf(first), ElementsAre("1 MOVED", "2 CALLED_OFF"));
}

TEST_F(TellRegisteredTest, OnlyATimeAPlaceOrALinkIsAMove) {
  const auto first = Register(1);
  Reschedule([](Schedule& schedule) {
    schedule.title = "Reading group";
    schedule.capacity = 3;
  });
  EXPECT_FALSE(TellRegistered(*tracker_.database));
  Reschedule([](Schedule& schedule) { schedule.online_link = "https://example.org/meet"; });
  TellAll();
  Reschedule([](Schedule& schedule) { schedule.online_link = "https://example.org/other"; });
  TellAll();
  EXPECT_THAT(ToldOf(first), ElementsAre("1 MOVED", "2 MOVED"));
}

TEST_F(TellRegisteredTest, ACancelledActivityCallsOffItsEvents) {
  const auto first = Register(1);
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return CancelActivity(transaction, activity_id_, "No money", tracker_.clock.Now());
  }),
              IsOk());
  TellAll();
  EXPECT_THAT(ToldOf(first), ElementsAre("1 CALLED_OFF"));
}

TEST_F(TellRegisteredTest, WhoeverWasPromotedGaveBackOrWasForgottenIsToldOfThatOnly) {
  const auto first = Register(1);
  const auto second = Register(2);
  const auto third = Register(3);
  Move();
  ASSERT_THAT(
      tracker_.Do([&](auto& transaction) { return CancelRegistration(transaction, first, tracker_.clock.Now()); }),
      IsOk());
  ASSERT_THAT(
      tracker_.Do([&](auto& transaction) { return ForgetPerson(transaction, PersonNumber(3), tracker_.clock.Now()); }),
      IsOk());
  const auto later = Register(4);
  TellAll();
  EXPECT_THAT(ToldOf(first), ElementsAre("1 CANCELLED"));
  EXPECT_THAT(ToldOf(second), ElementsAre("1 PROMOTED", "2 MOVED"));
  EXPECT_THAT(ToldOf(third), IsEmpty());
  EXPECT_THAT(ToldOf(later), IsEmpty()) << "they registered for the time that it is at";
}

TEST_F(TellRegisteredTest, WhoeverAcceptsAnInvitationFromBeforeAMoveIsToldOfIt) {
  const auto opportunity_id = tracker_.Publish(activity_id_, event_id_).opportunity_id();
  const auto accept = [&](int person) {
    const Invitee invitee{.invitation_id = "i-" + std::to_string(person),
                          .opportunity_id = opportunity_id,
                          .person_id = PersonNumber(person),
                          .answer = Invitee::Answer::kNone,
                          .registration_id = {}};
    ASSERT_THAT(tracker_.Do([&](auto& transaction) {
      return RecordAnswer(transaction, invitee, Invitee::Answer::kAccepted, tracker_.clock.Now());
    }),
                IsOk());
  };
  accept(1);
  EXPECT_THAT(tracker_.Emitted<v1::RegistrationChanged>(), IsEmpty());
  Move();
  accept(2);
  TellAll();
  const auto told = tracker_.Emitted<v1::RegistrationChanged>();
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[0].first.person_id(), PersonNumber(2));
  EXPECT_EQ(told[0].first.change(), v1::RegistrationChanged::CHANGE_MOVED);
  EXPECT_EQ(told[1].first.person_id(), PersonNumber(1));
}

TEST_F(TellRegisteredTest, ManyAreToldAThousandAtATimeAndEachOnce) {
  Reschedule([](Schedule& schedule) { schedule.capacity = 1500; });
  constexpr int kPeople = 2500;
  tracker_.database->Write([&](database::Transaction& transaction) {
    for (int person = 1; person <= kPeople; ++person) {
      EXPECT_THAT(RegisterForEvent(transaction, {event_id_, PersonNumber(person), {}}, tracker_.clock.Now()), IsOk());
    }
    return true;
  });
  Move();
  ASSERT_TRUE(TellRegistered(*tracker_.database));
  EXPECT_THAT(tracker_.Emitted<v1::RegistrationChanged>(), SizeIs(kMostToldAtOnce));
  CallItOff();
  TellAll();
  EXPECT_THAT(tracker_.Emitted<v1::RegistrationChanged>(), SizeIs(kMostToldAtOnce + kPeople));
  EXPECT_FALSE(TellRegistered(*tracker_.database));
}

}  // namespace
}  // namespace participation::activity_tracking
