#include "services/activity_tracking/domain/registration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {
namespace {

using State = Registration::State;

const clock::Time kThen = clock::FromMicros(1'000'000);
const clock::Time kNow = clock::FromMicros(2'000'000);

Registration In(State state) {
  Registration::Record record;
  record.state = state;
  record.update_time = kThen;
  return Registration::Restore(std::move(record));
}

struct Move {
  std::string name;
  std::function<absl::Status(Registration&)> run;
  State to;
  std::vector<State> allowed_from;
};

TEST(RegistrationTest, EveryMoveIsPossibleFromItsStatesOnly) {
  const std::vector<Move> moves{
      {"promote", [](Registration& r) { return r.Promote(kNow); }, State::kRegistered, {State::kWaiting}},
      {"cancel",
       [](Registration& r) { return r.Cancel(kNow); },
       State::kCancelled,
       {State::kRegistered, State::kWaiting}},
      {"attend",
       [](Registration& r) { return r.Attend(kNow); },
       State::kAttended,
       {State::kRegistered, State::kWaiting}},
  };
  for (const auto& move : moves) {
    for (const State from :
         {State::kRegistered, State::kWaiting, State::kCancelled, State::kAttended, State::kCalledOff}) {
      SCOPED_TRACE(move.name + " from " + std::to_string(static_cast<int>(from)));
      Registration registration = In(from);
      const auto outcome = move.run(registration);
      const bool allowed = std::ranges::find(move.allowed_from, from) != move.allowed_from.end();
      EXPECT_EQ(outcome.ok(), allowed);
      EXPECT_EQ(registration.state(), allowed ? move.to : from);
      EXPECT_EQ(registration.record().update_time, allowed ? kNow : kThen);
      if (!allowed) {
        EXPECT_EQ(refusal::MetadataOf(outcome).at("state"), MovesFrom(from).state);
        EXPECT_EQ(refusal::MetadataOf(outcome).at("allowed"), MovesFrom(from).allowed);
      }
    }
  }
}

TEST(RegistrationTest, WhatIsAskedForChangesUntilItIsFinal) {
  for (const State state :
       {State::kRegistered, State::kWaiting, State::kCancelled, State::kAttended, State::kCalledOff}) {
    SCOPED_TRACE(static_cast<int>(state));
    Registration registration = In(state);
    const auto outcome = registration.ChangeAdjustments({"easy-read"}, kNow);
    EXPECT_EQ(outcome.ok(), registration.IsLive());
    EXPECT_EQ(registration.record().adjustments.size(), outcome.ok() ? 1U : 0U);
    EXPECT_EQ(registration.record().update_time, outcome.ok() ? kNow : kThen);
    EXPECT_EQ(registration.state(), state);
  }
}

TEST(RegistrationTest, AnAdjustmentAskedForTwiceIsOne) {
  Registration::Record record;
  record.adjustments = {"hearing-loop", "easy-read", "hearing-loop"};
  EXPECT_THAT(Registration::Make(record).record().adjustments, testing::ElementsAre("easy-read", "hearing-loop"));
}

}  // namespace
}  // namespace participation::activity_tracking
