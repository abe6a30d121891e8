#include "services/impact_reporting/domain/commitment.hpp"

#include <gmock/gmock.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::impact_reporting {
namespace {

using testing::IsOk;
using testing::StatusIs;
using State = Commitment::State;

const clock::Time kNow{std::chrono::sys_days{std::chrono::year{2026} / 4 / 1}};

Commitment Planned() {
  return Commitment::Make("c",
                          {.decision_id = "d",
                           .organisation = "R9A",
                           .title = "Paint",
                           .owner = "Head of Estates",
                           .due_date = "2026-05-01"},
                          kNow);
}

TEST(CommitmentTest, APromiseIsKeptByWayOfBeingUnderWay) {
  auto commitment = Planned();
  EXPECT_THAT(commitment.MoveTo(State::kUnderWay, "", kNow), IsOk());
  EXPECT_THAT(commitment.MoveTo(State::kDone, "", kNow), IsOk());
  EXPECT_EQ(commitment.version(), 3);
}

TEST(CommitmentTest, AnIllegalMoveSaysWhatIsAllowed) {
  auto commitment = Planned();
  const auto refusal = commitment.MoveTo(State::kDone, "", kNow);
  EXPECT_THAT(refusal, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(refusal::MetadataOf(refusal).at("allowed"), "UNDER_WAY, ABANDONED");
  EXPECT_EQ(commitment.version(), 1);
}

TEST(CommitmentTest, WhatIsDoneOrAbandonedStaysSo) {
  for (const State last : {State::kDone, State::kAbandoned}) {
    auto commitment = Planned();
    ASSERT_THAT(commitment.MoveTo(State::kUnderWay, "", kNow), IsOk());
    ASSERT_THAT(commitment.MoveTo(last, "no money", kNow), IsOk());
    for (const State next : {State::kPlanned, State::kUnderWay, State::kDone, State::kAbandoned}) {
      EXPECT_THAT(commitment.MoveTo(next, "again", kNow), StatusIs(absl::StatusCode::kFailedPrecondition));
    }
  }
}

TEST(CommitmentTest, AbandoningNeedsAReason) {
  auto commitment = Planned();
  EXPECT_THAT(commitment.MoveTo(State::kAbandoned, " ", kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(commitment.MoveTo(State::kAbandoned, "no money", kNow), IsOk());
}

TEST(CommitmentTest, ItIsOverdueFromTheDayAfterItWasDueUntilItEnds) {
  auto commitment = Planned();
  EXPECT_FALSE(commitment.IsOverdue("2026-05-01"));
  EXPECT_TRUE(commitment.IsOverdue("2026-05-02"));
  ASSERT_THAT(commitment.MoveTo(State::kAbandoned, "no money", kNow), IsOk());
  EXPECT_FALSE(commitment.IsOverdue("2026-05-02"));
}

}  // namespace
}  // namespace participation::impact_reporting
