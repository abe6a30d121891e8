#include "services/activity_tracking/usecases/forget_person.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/testing/tracker.hpp"

namespace participation::activity_tracking {
namespace {

using State = Registration::State;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsOk;
using testing::SizeIs;

class ForgetPersonTest : public testing::Test {
 protected:
  void Forget(int person) {
    ASSERT_THAT(tracker_.Do([&](auto& transaction) {
      return ForgetPerson(transaction, PersonNumber(person), tracker_.clock.Now());
    }),
                IsOk());
  }
  std::vector<Registration> All() {
    return tracker_.Ask([&](auto& transaction) {
      return RegistrationStore{transaction}.List({event_id_, "", std::nullopt}, {});
    });
  }
  std::vector<State> States() {
    std::vector<State> states;
    for (const auto& registration : All()) states.push_back(registration.state());
    return states;
  }
  // Of whom something was told: a place that they have, and nothing of whoever was forgotten.
  std::vector<std::string> Promoted() {
    std::vector<std::string> people;
    for (const auto& [event, version] : tracker_.Emitted<v1::RegistrationChanged>()) {
      EXPECT_EQ(event.change(), v1::RegistrationChanged::CHANGE_PROMOTED);
      people.push_back(event.person_id());
    }
    return people;
  }
  std::vector<AdjustmentCount> Adjustments() {
    return tracker_.Ask([&](auto& transaction) { return AdjustmentStore{transaction}.List(event_id_, {}); });
  }

  Tracker tracker_;
  const std::string event_id_ = tracker_.Arrange(tracker_.Plan().activity_id(), 1).engagement_event_id();
};

TEST_F(ForgetPersonTest, ThePlaceOfWhoeverWasForgottenGoesToWhoeverWaits) {
  ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(1), {"easy-read"}), IsOk());
  for (int person = 2; person <= 3; ++person) ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(person)), IsOk());
  for (int i = 0; i < 2; ++i) Forget(1);
  EXPECT_THAT(States(), ElementsAre(State::kCancelled, State::kRegistered, State::kWaiting));
  EXPECT_THAT(Promoted(), ElementsAre(PersonNumber(2)));
  EXPECT_EQ(All()[0].record().person_id, "");
  EXPECT_EQ(tracker_.Event(event_id_).record().registered, 1);
  EXPECT_THAT(Adjustments(), IsEmpty()) << "nothing is arranged for somebody who does not come";
  EXPECT_EQ(refusal::ReasonOf(tracker_.Register(event_id_, PersonNumber(1)).status()), "PERSON_ERASED");
}

TEST_F(ForgetPersonTest, WhoeverWasForgottenGetsNoPlaceFromTheQueue) {
  for (int person = 1; person <= 3; ++person) ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(person)), IsOk());
  Forget(2);
  Forget(1);
  EXPECT_THAT(States(), ElementsAre(State::kCancelled, State::kCancelled, State::kRegistered));
  EXPECT_THAT(Promoted(), ElementsAre(PersonNumber(3)));
  EXPECT_EQ(tracker_.Event(event_id_).record().waiting, 0);
}

TEST_F(ForgetPersonTest, WhatIsOverStaysCountedAndNamesNobody) {
  ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(1), {"easy-read"}), IsOk());
  tracker_.clock.Advance(std::chrono::hours{26});
  Forget(1);
  EXPECT_THAT(States(), ElementsAre(State::kRegistered));
  EXPECT_EQ(All()[0].record().person_id, "");
  EXPECT_EQ(tracker_.Event(event_id_).record().registered, 1);
  EXPECT_THAT(Adjustments(), SizeIs(1));
}

}  // namespace
}  // namespace participation::activity_tracking
