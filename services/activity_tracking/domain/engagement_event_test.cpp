#include "services/activity_tracking/domain/engagement_event.hpp"

#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::activity_tracking {
namespace {

using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;

const clock::Time kNow = clock::FromMicros(1'000'000'000);
const clock::Time kStart = kNow + std::chrono::hours{1};
const clock::Time kEnd = kStart + std::chrono::hours{2};

Schedule SomeSchedule(std::int64_t capacity) {
  Schedule schedule;
  schedule.activity_id = "a-1";
  schedule.start_time = kStart;
  schedule.end_time = kEnd;
  schedule.place = "Library";
  schedule.capacity = capacity;
  return schedule;
}

EngagementEvent ForPeople(std::int64_t capacity) { return *EngagementEvent::Plan("e-1", SomeSchedule(capacity), kNow); }

EngagementEvent Cancelled() {
  auto event = ForPeople(1);
  EXPECT_THAT(event.Cancel("flood", kNow), IsOk());
  return event;
}

TEST(EngagementEventTest, ItLastsSomeTimeAndHappensSomewhere) {
  Schedule schedule = SomeSchedule(1);
  schedule.end_time = schedule.start_time;
  EXPECT_THAT(EngagementEvent::Plan("e-1", schedule, kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  schedule.end_time = schedule.start_time + kLongestEngagementEvent + std::chrono::microseconds{1};
  EXPECT_THAT(EngagementEvent::Plan("e-1", schedule, kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  schedule = SomeSchedule(1);
  schedule.place = "";
  EXPECT_THAT(EngagementEvent::Plan("e-1", schedule, kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  schedule.online_link = "https://example.org/meet";
  EXPECT_THAT(EngagementEvent::Plan("e-1", schedule, kNow), IsOk());
}

TEST(EngagementEventTest, PlacesAreTakenUntilNoneIsFreeThenPeopleWait) {
  auto event = ForPeople(2);
  EXPECT_THAT(event.TakePlace(kNow), IsOkAndHolds(Registration::State::kRegistered));
  EXPECT_THAT(event.TakePlace(kNow), IsOkAndHolds(Registration::State::kRegistered));
  EXPECT_THAT(event.TakePlace(kNow), IsOkAndHolds(Registration::State::kWaiting));
  EXPECT_EQ(event.record().registered, 2);
  EXPECT_EQ(event.record().waiting, 1);
  EXPECT_EQ(event.record().tickets, 3);
}

TEST(EngagementEventTest, NobodyOvertakesThoseWhoWait) {
  auto event = ForPeople(1);
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  event.GiveBack(Registration::State::kRegistered);
  EXPECT_THAT(event.TakePlace(kNow), IsOkAndHolds(Registration::State::kWaiting));
  EXPECT_EQ(event.PlacesToPassOn(kNow), 1);
}

TEST(EngagementEventTest, TheQueueIsBounded) {
  auto event = ForPeople(1);
  for (std::int64_t i = 0; i <= kMostWaiting; ++i) ASSERT_THAT(event.TakePlace(kNow), IsOk());
  EXPECT_EQ(refusal::ReasonOf(event.TakePlace(kNow).status()), "WAITING_LIST_FULL");
  EXPECT_EQ(event.record().tickets, kMostWaiting + 1);
}

TEST(EngagementEventTest, NobodyRegistersOnceItIsOverOrCancelled) {
  auto event = ForPeople(1);
  EXPECT_EQ(refusal::ReasonOf(event.TakePlace(kEnd).status()), "ENGAGEMENT_EVENT_OVER");
  EXPECT_EQ(refusal::ReasonOf(Cancelled().TakePlace(kNow).status()), "ENGAGEMENT_EVENT_CANCELLED");
}

TEST(EngagementEventTest, PlacesArePassedOnUntilItIsOver) {
  auto event = ForPeople(1);
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  EXPECT_EQ(event.PlacesToPassOn(kNow), 0);
  event.GiveBack(Registration::State::kRegistered);
  EXPECT_EQ(event.PlacesToPassOn(kEnd), 0);
  EXPECT_EQ(event.PlacesToPassOn(kNow), 1);
  event.PassOnPlace();
  EXPECT_EQ(event.record().registered, 1);
  EXPECT_EQ(event.record().waiting, 0);
}

TEST(EngagementEventTest, TheCapacityIsNeverBelowThePlacesTaken) {
  auto event = ForPeople(3);
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  const auto refused = event.Reschedule(SomeSchedule(1), kNow);
  EXPECT_EQ(refusal::ReasonOf(refused), "CAPACITY_BELOW_REGISTERED");
  EXPECT_EQ(refusal::MetadataOf(refused).at("registered"), "2");
  EXPECT_EQ(event.schedule().capacity, 3);
  EXPECT_THAT(event.Reschedule(SomeSchedule(2), kNow), IsOk());
  EXPECT_EQ(event.record().revision, 2);
}

TEST(EngagementEventTest, ItStaysWithItsActivity) {
  auto event = ForPeople(1);
  Schedule schedule = SomeSchedule(1);
  schedule.activity_id = "a-2";
  EXPECT_THAT(event.Reschedule(schedule, kNow), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(EngagementEventTest, WhatIsCancelledStaysSo) {
  auto event = Cancelled();
  EXPECT_EQ(event.record().cancel_reason, "flood");
  EXPECT_THAT(event.Cancel("again", kNow), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(event.Reschedule(SomeSchedule(5), kNow), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(event.Admit(std::nullopt, kStart), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(event.PlacesToPassOn(kNow), 0);
}

TEST(EngagementEventTest, PeopleComeFromTheStartOn) {
  auto event = ForPeople(1);
  const auto early = event.Admit(std::nullopt, kStart - std::chrono::microseconds{1});
  EXPECT_EQ(refusal::ReasonOf(early), "ENGAGEMENT_EVENT_NOT_BEGUN");
  EXPECT_EQ(event.record().attended, 0);
  EXPECT_THAT(event.Admit(std::nullopt, kStart), IsOk());
  EXPECT_THAT(event.Admit(std::nullopt, kEnd + std::chrono::days{400}), IsOk());
  EXPECT_EQ(event.record().attended, 2);
  EXPECT_EQ(event.record().walk_ins, 2);
}

TEST(EngagementEventTest, WhoeverComesWithoutAPlaceIsAWalkInAndWaitsNoLonger) {
  auto event = ForPeople(1);
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  ASSERT_THAT(event.TakePlace(kNow), IsOk());
  ASSERT_THAT(event.Admit(Registration::State::kRegistered, kStart), IsOk());
  EXPECT_EQ(event.record().walk_ins, 0);
  ASSERT_THAT(event.Admit(Registration::State::kWaiting, kStart), IsOk());
  EXPECT_EQ(event.record().attended, 2);
  EXPECT_EQ(event.record().walk_ins, 1);
  EXPECT_EQ(event.record().waiting, 0);
  EXPECT_EQ(event.record().registered, 1);
}

TEST(EngagementEventTest, WhatTookPlaceCannotBeCancelled) {
  auto event = ForPeople(1);
  ASSERT_THAT(event.Admit(std::nullopt, kStart), IsOk());
  EXPECT_EQ(refusal::ReasonOf(event.Cancel("flood", kEnd)), "ENGAGEMENT_EVENT_ATTENDED");
}

}  // namespace
}  // namespace participation::activity_tracking
