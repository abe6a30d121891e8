#include "services/activity_tracking/domain/activity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::activity_tracking {
namespace {

using State = Activity::State;
using testing::IsOk;
using testing::StatusIs;

const clock::Time kThen = clock::FromMicros(1'000'000);
const clock::Time kNow = clock::FromMicros(2'000'000);

ActivityPlan SomePlan() {
  ActivityPlan plan;
  plan.organisation = "RH8";
  plan.title = "Listening sessions";
  plan.duties = {Duty::kSection242};
  plan.start_date = "2026-01-10";
  plan.end_date = "2026-03-31";
  return plan;
}

Activity In(State state) {
  return Activity::Restore({.activity_id = "a-1",
                            .plan = SomePlan(),
                            .state = state,
                            .cancel_reason = {},
                            .version = 7,
                            .create_time = kThen,
                            .update_time = kThen});
}

struct Move {
  std::string name;
  std::function<absl::Status(Activity&)> run;
  State to;
  std::vector<State> allowed_from;
};

std::vector<Move> AllMoves() {
  return {
      {"StartActivity", [](Activity& a) { return a.Start(kNow); }, State::kUnderWay, {State::kPlanned}},
      {"CompleteActivity", [](Activity& a) { return a.Complete(kNow); }, State::kCompleted, {State::kUnderWay}},
      {"CancelActivity",
       [](Activity& a) { return a.Cancel("no money", kNow); },
       State::kCancelled,
       {State::kPlanned, State::kUnderWay}},
  };
}

TEST(ActivityTest, EveryMoveIsPossibleFromItsStatesAndElsewhereRefusedWithWhatIs) {
  for (const auto& move : AllMoves()) {
    for (const State from : {State::kPlanned, State::kUnderWay, State::kCompleted, State::kCancelled}) {
      SCOPED_TRACE(move.name + " from " + std::to_string(static_cast<int>(from)));
      Activity activity = In(from);
      const auto outcome = move.run(activity);
      const bool allowed = std::ranges::find(move.allowed_from, from) != move.allowed_from.end();
      EXPECT_EQ(outcome.ok(), allowed);
      EXPECT_EQ(activity.state(), allowed ? move.to : from);
      EXPECT_EQ(activity.record().version, allowed ? 8 : 7);
      EXPECT_EQ(activity.record().update_time, allowed ? kNow : kThen);
      // What a refusal names as allowed is what is, and nothing else.
      const std::string named{MovesFrom(from).allowed};
      EXPECT_EQ(named.find(move.name) != std::string::npos, allowed) << named;
      if (!allowed) {
        EXPECT_EQ(refusal::MetadataOf(outcome).at("allowed"), named);
      }
    }
  }
}

TEST(ActivityTest, ThePlanChangesUntilItIsOver) {
  for (const State from : {State::kPlanned, State::kUnderWay, State::kCompleted, State::kCancelled}) {
    Activity activity = In(from);
    ActivityPlan plan = SomePlan();
    plan.title = "Reading group";
    const bool over = from == State::kCompleted || from == State::kCancelled;
    EXPECT_EQ(activity.ChangePlan(plan, kNow).ok(), !over);
    EXPECT_EQ(activity.state(), from);
    EXPECT_EQ(activity.record().plan.title, over ? "Listening sessions" : "Reading group");
    EXPECT_EQ(activity.record().version, over ? 7 : 8);
    EXPECT_EQ(activity.CheckNotOver().ok(), !over);
  }
}

TEST(ActivityTest, TheOrganisationStays) {
  Activity activity = In(State::kPlanned);
  ActivityPlan plan = SomePlan();
  plan.organisation = "QXX";
  EXPECT_THAT(activity.ChangePlan(plan, kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(activity.organisation(), "RH8");
}

TEST(ActivityTest, TheReasonOfACancellationIsKept) {
  Activity activity = In(State::kPlanned);
  ASSERT_THAT(activity.Cancel("no money", kNow), IsOk());
  EXPECT_EQ(activity.record().cancel_reason, "no money");
}

TEST(ActivityPlanTest, TheEndIsOnTheStartOrLaterOrOpen) {
  ActivityPlan plan = SomePlan();
  plan.end_date = plan.start_date;
  EXPECT_THAT(CheckPlan(plan), IsOk());
  plan.end_date = "";
  EXPECT_THAT(CheckPlan(plan), IsOk());
  plan.end_date = "2026-01-09";
  const auto refused = CheckPlan(plan);
  ASSERT_EQ(refusal::ViolationsOf(refused).size(), 1U);
  EXPECT_EQ(refusal::ViolationsOf(refused)[0].field, "activity.end_date");
  EXPECT_FALSE(Activity::Plan("a-1", plan, kNow).ok());
}

TEST(ActivityPlanTest, NoDutyAndADutyExcludeEachOther) {
  ActivityPlan plan = SomePlan();
  plan.duties = {Duty::kNone};
  EXPECT_THAT(CheckPlan(plan), IsOk());
  plan.duties = {Duty::kSection13Q, Duty::kEquality149};
  EXPECT_THAT(CheckPlan(plan), IsOk());
  plan.duties = {Duty::kSection13Q, Duty::kNone};
  EXPECT_THAT(CheckPlan(plan), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace participation::activity_tracking
