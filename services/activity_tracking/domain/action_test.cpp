#include "services/activity_tracking/domain/action.hpp"

#include <gtest/gtest.h>

#include "libs/testing/status_matchers.hpp"

namespace participation::activity_tracking {
namespace {

using Rating = Action::Rating;
using State = Action::State;
using testing::IsOkAndHolds;
using testing::StatusIs;

Rating RatingOf(State state, const std::string& due_date) {
  Action action;
  action.state = state;
  action.due_date = due_date;
  return action.RatingAt(*clock::FromRfc3339("2026-03-10T23:59:59Z"));
}

TEST(ActionTest, WhatIsNotDoneIsRedWhenOverdueAmberWhenDueSoonElseGreen) {
  for (const State state : {State::kPlanned, State::kUnderWay}) {
    EXPECT_EQ(RatingOf(state, "2026-03-09"), Rating::kRed);
    EXPECT_EQ(RatingOf(state, "2026-03-10"), Rating::kAmber);
    EXPECT_EQ(RatingOf(state, "2026-03-24"), Rating::kAmber);
    EXPECT_EQ(RatingOf(state, "2026-03-25"), Rating::kGreen);
  }
}

TEST(ActionTest, WhatIsDoneIsGreenAndWhatIsAbandonedIsNotRated) {
  EXPECT_EQ(RatingOf(State::kDone, "2020-01-01"), Rating::kGreen);
  EXPECT_EQ(RatingOf(State::kAbandoned, "2020-01-01"), Rating::kNone);
}

TEST(ActionTest, ItsStateOnlyGoesOn) {
  for (int from = 1; from <= 4; ++from) {
    for (int to = 1; to <= 4; ++to) {
      Action action;
      action.state = State{from};
      EXPECT_EQ(action.ComesBefore(State{to}), from <= 2 && to >= from) << from << " to " << to;
    }
  }
}

TEST(ActionTest, StatesAreKnownByName) {
  EXPECT_THAT(ActionStateNamed("PLANNED"), IsOkAndHolds(State::kPlanned));
  EXPECT_THAT(ActionStateNamed("UNDER_WAY"), IsOkAndHolds(State::kUnderWay));
  EXPECT_THAT(ActionStateNamed("DONE"), IsOkAndHolds(State::kDone));
  EXPECT_THAT(ActionStateNamed("ABANDONED"), IsOkAndHolds(State::kAbandoned));
  EXPECT_THAT(ActionStateNamed("done"), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace participation::activity_tracking
