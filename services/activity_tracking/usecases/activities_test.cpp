#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/etag.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/testing/tracker.hpp"
#include "services/activity_tracking/usecases/cancel_activity.hpp"
#include "services/activity_tracking/usecases/complete_activity.hpp"
#include "services/activity_tracking/usecases/create_programme.hpp"
#include "services/activity_tracking/usecases/open_consultation.hpp"
#include "services/activity_tracking/usecases/start_activity.hpp"
#include "services/activity_tracking/usecases/update_activity.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;

class ActivitiesTest : public testing::Test {
 protected:
  Activity Find(const std::string& activity_id) {
    return *tracker_.Ask([&](auto& transaction) { return ActivityStore{transaction}.Find(activity_id); });
  }
  std::vector<std::string> Titles(const ActivityFilter& filter, const paging::Page& page = {}) {
    std::vector<std::string> titles;
    for (const auto& activity :
         tracker_.Ask([&](auto& transaction) { return ActivityStore{transaction}.List(filter, page); })) {
      titles.push_back(activity.record().plan.title);
    }
    return titles;
  }
  void Plan(const std::string& title, const std::string& start, const std::string& end, std::vector<Duty> duties) {
    ActivityPlan plan = tracker_.SomePlan();
    plan.title = title;
    plan.start_date = start;
    plan.end_date = end;
    plan.duties = std::move(duties);
    ASSERT_THAT(tracker_.Do([&](auto& transaction) { return PlanActivity(transaction, plan, tracker_.clock.Now()); }),
                IsOk());
  }
  absl::StatusOr<Activity> Complete(const std::string& activity_id) {
    return tracker_.Do(
        [&](auto& transaction) { return CompleteActivity(transaction, activity_id, tracker_.clock.Now()); });
  }
  absl::StatusOr<Activity> Start(const std::string& activity_id) {
    return tracker_.Do(
        [&](auto& transaction) { return StartActivity(transaction, activity_id, tracker_.clock.Now()); });
  }
  absl::StatusOr<Activity> Cancel(const std::string& activity_id) {
    return tracker_.Do(
        [&](auto& transaction) { return CancelActivity(transaction, activity_id, "no money", tracker_.clock.Now()); });
  }

  Tracker tracker_;
};

TEST_F(ActivitiesTest, APlanIsKeptAsItIsAndToldOf) {
  const auto activity = tracker_.Plan();
  EXPECT_EQ(Find(activity.activity_id()).record().plan, tracker_.SomePlan());
  EXPECT_THAT(tracker_.EventsAbout(activity.activity_id()), ElementsAre("ActivityPlanned"));
  const auto event = tracker_.LastEvent<v1::ActivityPlanned>(activity.activity_id());
  EXPECT_EQ(event.organisation(), "RH8");
  EXPECT_THAT(event.duties(), ElementsAre(v1::DUTY_SECTION_242));
  EXPECT_EQ(event.rung(), v1::RUNG_INVOLVING);
}

TEST_F(ActivitiesTest, EveryMoveIsToldOfInOrder) {
  const auto id = tracker_.Plan().activity_id();
  ASSERT_THAT(Start(id), IsOk());
  ASSERT_THAT(Complete(id), IsOk());
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ActivityPlanned", "ActivityMoved", "ActivityMoved"));
  EXPECT_EQ(tracker_.LastEvent<v1::ActivityMoved>(id).state(), v1::Activity::STATE_COMPLETED);
}

TEST_F(ActivitiesTest, ARefusedMoveTellsNothing) {
  const auto id = tracker_.Plan().activity_id();
  EXPECT_THAT(Complete(id), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ActivityPlanned"));
}

TEST_F(ActivitiesTest, APlanIsChangedOnlyFromTheVersionThereIs) {
  const auto id = tracker_.Plan().activity_id();
  ActivityPlan plan = tracker_.SomePlan();
  plan.title = "Reading group";
  const auto change = [&](const std::string& etag) {
    return tracker_.Do(
        [&](auto& transaction) { return UpdateActivity(transaction, id, plan, etag, tracker_.clock.Now()); });
  };
  EXPECT_EQ(refusal::EtagOf(change("1")->record().version), "2");
  EXPECT_THAT(change("1"), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(change(""), IsOk());
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ActivityPlanned", "ActivityMoved", "ActivityMoved"));
  EXPECT_EQ(tracker_.LastEvent<v1::ActivityMoved>(id).title(), "Reading group");
}

TEST_F(ActivitiesTest, AProgrammeMustBeOfTheSameOrganisation) {
  const auto programme = tracker_.Do([&](auto& transaction) {
    Programme::Record record;
    record.organisation = "QXX";
    record.title = "Strategy";
    return CreateProgramme(transaction, record, tracker_.clock.Now());
  });
  ActivityPlan plan = tracker_.SomePlan();
  const auto try_plan = [&] {
    return tracker_.Do([&](auto& transaction) { return PlanActivity(transaction, plan, tracker_.clock.Now()); });
  };
  plan.programme_id = programme.record().programme_id;
  EXPECT_THAT(try_plan(), StatusIs(absl::StatusCode::kInvalidArgument));
  plan.organisation = "QXX";
  EXPECT_THAT(try_plan(), IsOk());
  plan.programme_id = PersonNumber(1);
  EXPECT_THAT(try_plan(), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(ActivitiesTest, ACancelledActivityLeavesNothingOpen) {
  const auto id = tracker_.Plan().activity_id();
  const auto opportunity = tracker_.Publish(id);
  const auto event = tracker_.Arrange(id, 5);
  ASSERT_THAT(tracker_.Register(event.engagement_event_id(), PersonNumber(1)), IsOk());
  const auto prepared = tracker_.Prepare(id);
  const auto open = tracker_.Prepare(id);
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return OpenConsultation(transaction, open.consultation_id(), tracker_.clock.Now());
  }),
              IsOk());
  const auto other = tracker_.Publish(tracker_.Plan().activity_id());

  ASSERT_THAT(Cancel(id), IsOk());

  const auto state_of = [&](const std::string& consultation_id) {
    return tracker_.Ask([&](auto& transaction) { return ConsultationStore{transaction}.Find(consultation_id); })
        ->state();
  };
  EXPECT_THAT(tracker_.EventsAbout(opportunity.opportunity_id()),
              ElementsAre("OpportunityPublished", "OpportunityClosed"));
  EXPECT_THAT(tracker_.EventsAbout(other.opportunity_id()), ElementsAre("OpportunityPublished"));
  EXPECT_EQ(tracker_.Event(event.engagement_event_id()).state(), EngagementEvent::State::kCancelled);
  EXPECT_EQ(tracker_.Event(event.engagement_event_id()).record().registered, 0);
  EXPECT_EQ(state_of(prepared.consultation_id()), Consultation::State::kCancelled);
  EXPECT_THAT(tracker_.EventsAbout(prepared.consultation_id()), ElementsAre());
  EXPECT_EQ(state_of(open.consultation_id()), Consultation::State::kClosed);
  EXPECT_THAT(tracker_.EventsAbout(open.consultation_id()), ElementsAre("ConsultationOpened", "ConsultationClosed"));
}

TEST_F(ActivitiesTest, WhatHasBegunStaysOnRecordWhenTheActivityIsDone) {
  const auto id = tracker_.Plan().activity_id();
  const auto event = tracker_.Arrange(id, 5);
  ASSERT_THAT(Start(id), IsOk());
  tracker_.clock.Advance(std::chrono::hours{25});
  ASSERT_THAT(Complete(id), IsOk());
  EXPECT_EQ(tracker_.Event(event.engagement_event_id()).state(), EngagementEvent::State::kScheduled);
}

TEST_F(ActivitiesTest, NothingIsAddedToAnActivityThatIsOver) {
  const auto id = tracker_.Plan().activity_id();
  ASSERT_THAT(Cancel(id), IsOk());
  const auto now = tracker_.clock.Now();
  const auto advert = tracker_.SomeAdvert(id);
  EXPECT_EQ(refusal::ReasonOf(tracker_.Do([&](auto& t) { return PublishOpportunity(t, advert, now); }).status()),
            "ACTIVITY_OVER");
  EXPECT_EQ(
      refusal::ReasonOf(
          tracker_.Do([&](auto& t) { return ScheduleEngagementEvent(t, tracker_.SomeSchedule(id, 5), now); }).status()),
      "ACTIVITY_OVER");
  EXPECT_EQ(
      refusal::ReasonOf(
          tracker_.Do([&](auto& t) { return PrepareConsultation(t, tracker_.SomeConsultation(id), now); }).status()),
      "ACTIVITY_OVER");
}

TEST_F(ActivitiesTest, TheOpenPartsOfAnActivityAreBounded) {
  const auto id = tracker_.Plan().activity_id();
  for (int i = 0; i < 200; ++i) tracker_.Publish(id);
  const auto refused = tracker_.Do([&](auto& transaction) {
    return PublishOpportunity(transaction, tracker_.SomeAdvert(id), tracker_.clock.Now());
  });
  EXPECT_EQ(refusal::ReasonOf(refused.status()), "TOO_MANY_OPEN_PARTS");
  ASSERT_THAT(Cancel(id), IsOk());
  const auto left = tracker_.Ask([](auto& transaction) { return OpportunityStore{transaction}.CountPublished(); });
  EXPECT_EQ(left, 0);
}

TEST_F(ActivitiesTest, AListingNarrowsByWhatIsSet) {
  Plan("winter", "2025-12-01", "2026-01-31", {Duty::kSection242, Duty::kEquality149});
  Plan("spring", "2026-03-01", "2026-05-31", {Duty::kSection13Q});
  Plan("from May", "2026-05-31", "", {Duty::kNone});
  EXPECT_THAT(Titles({}), ElementsAre("winter", "spring", "from May"));
  ActivityFilter filter;
  filter.month = "2026-01";
  EXPECT_THAT(Titles(filter), ElementsAre("winter"));
  filter.month = "2026-02";
  EXPECT_THAT(Titles(filter), ElementsAre());
  filter.month = "2026-05";
  EXPECT_THAT(Titles(filter), ElementsAre("spring", "from May"));
  filter.month = "2031-01";
  EXPECT_THAT(Titles(filter), ElementsAre("from May"));
  filter = {};
  filter.duty = Duty::kEquality149;
  EXPECT_THAT(Titles(filter), ElementsAre("winter"));
  filter.duty = Duty::kNone;
  EXPECT_THAT(Titles(filter), ElementsAre("from May"));
  filter = {};
  filter.organisation = "QXX";
  EXPECT_THAT(Titles(filter), ElementsAre());
  filter.organisation = "RH8";
  filter.state = Activity::State::kPlanned;
  EXPECT_THAT(Titles(filter, {.size = 1, .after = ""}), ElementsAre("winter", "spring")) << "one more than asked for";
}

}  // namespace
}  // namespace participation::activity_tracking
