#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "libs/messages/timestamp.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/testing/tracker.hpp"
#include "services/activity_tracking/usecases/cancel_engagement_event.hpp"
#include "services/activity_tracking/usecases/cancel_registration.hpp"
#include "services/activity_tracking/usecases/change_adjustments.hpp"
#include "services/activity_tracking/usecases/record_attendance.hpp"
#include "services/activity_tracking/usecases/update_engagement_event.hpp"

namespace participation::activity_tracking {
namespace {

using State = Registration::State;
using testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;

class RegistrationsTest : public testing::Test {
 protected:
  absl::StatusOr<Registration> Cancel(const std::string& registration_id) {
    return tracker_.Do(
        [&](auto& transaction) { return CancelRegistration(transaction, registration_id, tracker_.clock.Now()); });
  }
  absl::StatusOr<Registration> Ask(const std::string& registration_id, const std::vector<std::string>& adjustments) {
    return tracker_.Do([&](auto& transaction) {
      return ChangeAdjustments(transaction, registration_id, adjustments, tracker_.clock.Now());
    });
  }
  absl::StatusOr<EngagementEvent> Resize(const std::string& event_id, std::int64_t capacity,
                                         const std::string& etag = "") {
    Schedule schedule = tracker_.Event(event_id).schedule();
    schedule.capacity = capacity;
    return tracker_.Do([&](auto& transaction) {
      return UpdateEngagementEvent(transaction, event_id, schedule, etag, tracker_.clock.Now());
    });
  }
  std::vector<Registration> All(const std::string& event_id) {
    return tracker_.Ask([&](auto& transaction) {
      return RegistrationStore{transaction}.List({event_id, "", std::nullopt}, {.size = 1000, .after = ""});
    });
  }
  std::vector<State> States(const std::string& event_id) {
    std::vector<State> states;
    for (const auto& registration : All(event_id)) states.push_back(registration.state());
    return states;
  }
  // "code registered/waiting"
  std::vector<std::string> Adjustments(const std::string& event_id) {
    std::vector<std::string> lines;
    for (const auto& count :
         tracker_.Ask([&](auto& transaction) { return AdjustmentStore{transaction}.List(event_id, {}); })) {
      lines.push_back(count.code + " " + std::to_string(count.registered) + "/" + std::to_string(count.waiting));
    }
    return lines;
  }

  Tracker tracker_;
  const std::string activity_id_ = tracker_.Plan().activity_id();
};

TEST_F(RegistrationsTest, APlaceThatBecomesFreeGoesToWhoeverWaitsLongest) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto first = tracker_.Register(id, PersonNumber(1));
  for (int person = 2; person <= 4; ++person) ASSERT_THAT(tracker_.Register(id, PersonNumber(person)), IsOk());
  EXPECT_THAT(States(id), ElementsAre(State::kRegistered, State::kWaiting, State::kWaiting, State::kWaiting));
  ASSERT_THAT(Cancel(first->registration_id()), IsOk());
  EXPECT_THAT(States(id), ElementsAre(State::kCancelled, State::kRegistered, State::kWaiting, State::kWaiting));
  EXPECT_EQ(tracker_.Event(id).record().registered, 1);
  EXPECT_EQ(tracker_.Event(id).record().waiting, 2);
  const auto told = tracker_.Emitted<v1::RegistrationChanged>();
  ASSERT_EQ(told.size(), 2U) << "of whoever gave theirs back and whoever has it, and nobody else";
  EXPECT_EQ(told[0].first.registration_id(), first->registration_id());
  EXPECT_EQ(told[0].first.change(), v1::RegistrationChanged::CHANGE_CANCELLED);
  EXPECT_EQ(told[1].first.person_id(), PersonNumber(2));
  EXPECT_EQ(told[1].first.change(), v1::RegistrationChanged::CHANGE_PROMOTED);
  EXPECT_FALSE(told[1].first.waiting());
  EXPECT_EQ(told[1].first.title(), "Focus group");
  EXPECT_EQ(messages::FromTimestamp(told[1].first.occasion().end_time()), tracker_.Event(id).schedule().end_time);
}

TEST_F(RegistrationsTest, WhoeverLeavesTheQueueGivesNobodyAPlace) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  ASSERT_THAT(tracker_.Register(id, ""), IsOk());
  const auto second = tracker_.Register(id, "");
  ASSERT_THAT(tracker_.Register(id, ""), IsOk());
  ASSERT_THAT(Cancel(second->registration_id()), IsOk());
  EXPECT_THAT(States(id), ElementsAre(State::kRegistered, State::kCancelled, State::kWaiting));
  EXPECT_THAT(Cancel(second->registration_id()), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(RegistrationsTest, APersonHasOnePlaceAndMayTakeItAgainAfterGivingItBack) {
  const auto id = tracker_.Arrange(activity_id_, 5).engagement_event_id();
  const auto first = tracker_.Register(id, PersonNumber(1));
  const auto again = tracker_.Register(id, PersonNumber(1));
  EXPECT_THAT(again, StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_EQ(tracker_.Event(id).record().registered, 1);
  EXPECT_EQ(tracker_.Event(id).record().tickets, 1);
  ASSERT_THAT(Cancel(first->registration_id()), IsOk());
  EXPECT_THAT(tracker_.Register(id, PersonNumber(1)), IsOk());
}

TEST_F(RegistrationsTest, MorePlacesGoToThoseWhoWaitInOrder) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  for (int person = 1; person <= 2; ++person) ASSERT_THAT(tracker_.Register(id, PersonNumber(person)), IsOk());
  for (int i = 0; i < 2; ++i) ASSERT_THAT(tracker_.Register(id, ""), IsOk());
  ASSERT_THAT(Resize(id, 3), IsOk());
  EXPECT_THAT(States(id), ElementsAre(State::kRegistered, State::kRegistered, State::kRegistered, State::kWaiting));
  EXPECT_EQ(tracker_.Emitted<v1::RegistrationChanged>().size(), 1U)
      << "nobody can be told who did not say who they are";
  EXPECT_EQ(refusal::ReasonOf(Resize(id, 2).status()), "CAPACITY_BELOW_REGISTERED");
}

TEST_F(RegistrationsTest, RegisteringDoesNotOutdateTheScheduleSomebodyEdits) {
  const auto event = tracker_.Arrange(activity_id_, 5);
  ASSERT_THAT(tracker_.Register(event.engagement_event_id(), ""), IsOk());
  EXPECT_THAT(Resize(event.engagement_event_id(), 6, "1"), IsOk());
  EXPECT_THAT(Resize(event.engagement_event_id(), 7, "1"), StatusIs(absl::StatusCode::kAborted));
}

TEST_F(RegistrationsTest, AdjustmentsAreCountedAsRegistrationsComeAndGo) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto first = tracker_.Register(id, PersonNumber(1), {"hearing-loop", "easy-read"});
  ASSERT_THAT(tracker_.Register(id, PersonNumber(2), {"hearing-loop"}), IsOk());
  EXPECT_THAT(Adjustments(id), ElementsAre("easy-read 1/0", "hearing-loop 1/1"));
  ASSERT_THAT(Cancel(first->registration_id()), IsOk());
  EXPECT_THAT(Adjustments(id), ElementsAre("hearing-loop 1/0"));
}

TEST_F(RegistrationsTest, WhoeverHasAPlaceOrWaitsMayAskForSomethingElse) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto first = tracker_.Register(id, PersonNumber(1), {"hearing-loop"});
  const auto second = tracker_.Register(id, PersonNumber(2));
  const auto changed = Ask(first->registration_id(), {"easy-read", "bsl-interpreter", "easy-read"});
  ASSERT_THAT(changed, IsOk());
  EXPECT_THAT(changed->record().adjustments, ElementsAre("bsl-interpreter", "easy-read"));
  ASSERT_THAT(Ask(second->registration_id(), {"easy-read"}), IsOk());
  EXPECT_THAT(Adjustments(id), ElementsAre("bsl-interpreter 1/0", "easy-read 1/1"));
  EXPECT_THAT(All(id)[0].record().adjustments, ElementsAre("bsl-interpreter", "easy-read"));
  ASSERT_THAT(Ask(first->registration_id(), {}), IsOk());
  EXPECT_THAT(Adjustments(id), ElementsAre("easy-read 0/1"));
  EXPECT_THAT(States(id), ElementsAre(State::kRegistered, State::kWaiting)) << "nobody loses their place by it";
}

TEST_F(RegistrationsTest, NobodyAsksForAnythingTooLate) {
  const auto id = tracker_.Arrange(activity_id_, 2).engagement_event_id();
  const auto gone = tracker_.Register(id, PersonNumber(1), {"easy-read"});
  const auto there = tracker_.Register(id, PersonNumber(2), {"easy-read"});
  ASSERT_THAT(Cancel(gone->registration_id()), IsOk());
  EXPECT_EQ(refusal::ReasonOf(Ask(gone->registration_id(), {"hearing-loop"}).status()), "REGISTRATION_STATE");
  tracker_.clock.Advance(std::chrono::hours{26});
  EXPECT_EQ(refusal::ReasonOf(Ask(there->registration_id(), {"hearing-loop"}).status()), "ENGAGEMENT_EVENT_OVER");
  EXPECT_THAT(Adjustments(id), ElementsAre("easy-read 1/0"));
  EXPECT_THAT(Ask("no such registration", {}), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(RegistrationsTest, WhoeverDidNotComeHadTheirPlace) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto there = tracker_.Register(id, PersonNumber(1), {"easy-read"});
  const auto waiting = tracker_.Register(id, PersonNumber(2));
  tracker_.clock.Advance(std::chrono::hours{26} - std::chrono::microseconds{1});
  ASSERT_THAT(Cancel(waiting->registration_id()), IsOk()) << "it is not over";
  tracker_.clock.Advance(std::chrono::microseconds{1});
  EXPECT_EQ(refusal::ReasonOf(Cancel(there->registration_id()).status()), "ENGAGEMENT_EVENT_OVER");
  EXPECT_THAT(States(id), ElementsAre(State::kRegistered, State::kCancelled));
  EXPECT_EQ(tracker_.Event(id).record().registered, 1);
}

TEST_F(RegistrationsTest, WhatIsRefusedChangesNoCountThoughItsTransactionGoesOn) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto registration = tracker_.Register(id, PersonNumber(1), {"easy-read"});
  tracker_.clock.Advance(std::chrono::hours{25});
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return RecordAttendance(transaction, {id, registration->registration_id(), "", true}, tracker_.clock.Now());
  }),
              IsOk());
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    EXPECT_FALSE(CancelRegistration(transaction, registration->registration_id(), tracker_.clock.Now()).ok());
    EXPECT_FALSE(ChangeAdjustments(transaction, registration->registration_id(), {}, tracker_.clock.Now()).ok());
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_THAT(Adjustments(id), ElementsAre("easy-read 1/0"));
}

TEST_F(RegistrationsTest, ACancelledEventTakesNobodyAndClosesItsOpportunities) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto opportunity = tracker_.Publish(activity_id_, id);
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return CancelEngagementEvent(transaction, id, "flood", tracker_.clock.Now());
  }),
              IsOk());
  EXPECT_EQ(refusal::ReasonOf(tracker_.Register(id, "").status()), "ENGAGEMENT_EVENT_CANCELLED");
  EXPECT_THAT(tracker_.EventsAbout(opportunity.opportunity_id()),
              ElementsAre("OpportunityPublished", "OpportunityClosed"));
}

TEST_F(RegistrationsTest, ACancelledEventLeavesNobodyWithAPlaceOrInItsQueue) {
  const auto id = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto other = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const auto gone = tracker_.Register(id, PersonNumber(1), {"easy-read"});
  for (int person = 2; person <= 3; ++person) {
    ASSERT_THAT(tracker_.Register(id, PersonNumber(person), {"hearing-loop"}), IsOk());
  }
  const auto elsewhere = tracker_.Register(other, PersonNumber(2), {"hearing-loop"});
  ASSERT_THAT(Cancel(gone->registration_id()), IsOk());
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return CancelEngagementEvent(transaction, id, "flood", tracker_.clock.Now());
  }),
              IsOk());
  EXPECT_THAT(States(id), ElementsAre(State::kCancelled, State::kCalledOff, State::kCalledOff));
  EXPECT_EQ(tracker_.Event(id).record().registered + tracker_.Event(id).record().waiting, 0);
  EXPECT_THAT(Adjustments(id), testing::IsEmpty());
  EXPECT_EQ(refusal::ReasonOf(tracker_.Register(id, PersonNumber(2)).status()), "ENGAGEMENT_EVENT_CANCELLED");
  EXPECT_EQ(refusal::ReasonOf(Cancel(All(id)[1].registration_id()).status()), "REGISTRATION_STATE");
  EXPECT_THAT(States(other), ElementsAre(State::kRegistered)) << "at another event nothing changes";
  EXPECT_THAT(Adjustments(other), ElementsAre("hearing-loop 1/0"));
}

TEST_F(RegistrationsTest, ManyAtOnceNeverTakeMoreThanThereIsAndQueueInOrder) {
  constexpr int kThreads = 8;
  constexpr int kEach = 25;
  constexpr std::int64_t kCapacity = 60;
  const auto id = tracker_.Arrange(activity_id_, kCapacity).engagement_event_id();
  std::atomic<int> granted{0};
  std::atomic<int> queued{0};
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kEach; ++i) {
          const auto registration = tracker_.Register(id, PersonNumber(thread * kEach + i));
          ASSERT_THAT(registration, IsOk());
          ++(registration->state() == State::kRegistered ? granted : queued);
        }
      });
    }
  }
  EXPECT_EQ(granted, kCapacity);
  EXPECT_EQ(queued, kThreads * kEach - kCapacity);
  const auto all = All(id);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].record().ticket, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(all[i].state(), i < kCapacity ? State::kRegistered : State::kWaiting);
  }
}

TEST_F(RegistrationsTest, ComingAndGoingAtOnceNeverLeavesAPlaceEmptyOrTakenTwice) {
  constexpr int kThreads = 8;
  constexpr int kEach = 20;
  constexpr std::int64_t kCapacity = 10;
  const auto id = tracker_.Arrange(activity_id_, kCapacity).engagement_event_id();
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kEach; ++i) {
          const auto registration = tracker_.Register(id, PersonNumber(thread * kEach + i), {"easy-read"});
          ASSERT_THAT(registration, IsOk());
          if (i % 2 == 0) {
            ASSERT_THAT(Cancel(registration->registration_id()), IsOk());
          }
        }
      });
    }
  }
  const auto states = States(id);
  const auto record = tracker_.Event(id).record();
  EXPECT_EQ(record.registered, kCapacity);
  EXPECT_EQ(record.waiting, kThreads * kEach / 2 - kCapacity);
  EXPECT_EQ(std::ranges::count(states, State::kRegistered), record.registered);
  EXPECT_EQ(std::ranges::count(states, State::kWaiting), record.waiting);
  EXPECT_THAT(Adjustments(id),
              ElementsAre("easy-read " + std::to_string(record.registered) + "/" + std::to_string(record.waiting)));
  // Nobody waits in front of somebody who has a place.
  const auto first_waiting = std::ranges::find(states, State::kWaiting);
  EXPECT_EQ(std::count(first_waiting, states.end(), State::kRegistered), 0);
}

}  // namespace
}  // namespace participation::activity_tracking
