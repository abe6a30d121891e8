#include "services/impact_reporting/domain/decision.hpp"

#include <gmock/gmock.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::impact_reporting {
namespace {

using testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;
using Answer = Decision::Answer;

const clock::Time kNow{std::chrono::sys_days{std::chrono::year{2026} / 4 / 1}};

absl::StatusOr<Decision> Record(Answer answer, std::string reasons, std::string date = "2026-03-31",
                                clock::Time now = kNow) {
  return Decision::Record("d",
                          {.organisation = "R9A",
                           .title = "Bays",
                           .answer = answer,
                           .reasons = std::move(reasons),
                           .decided_by = "Committee",
                           .decide_date = std::move(date),
                           .finding_ids = {"f"}},
                          now);
}

TEST(DecisionTest, EveryDecisionNeedsReasons) {
  EXPECT_THAT(Record(Answer::kAdopted, " \n "), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("reasons")));
  EXPECT_THAT(Record(Answer::kAdopted, "It helps."), IsOk());
}

TEST(DecisionTest, WhatIsNotOrOnlyPartlyDoneNeedsMoreThanAWord) {
  for (const Answer answer : {Answer::kNotAdopted, Answer::kPartlyAdopted}) {
    EXPECT_THAT(Record(answer, "Too costly."), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("reasons")));
    EXPECT_THAT(Record(answer, "The land belongs to the council, which refused."), IsOk());
  }
}

TEST(DecisionTest, ADecisionIsNotTakenInTheFuture) {
  EXPECT_THAT(Record(Answer::kAdopted, "It helps.", "2026-04-01"), IsOk());
  EXPECT_THAT(Record(Answer::kAdopted, "It helps.", "2026-04-02"), StatusIs(absl::StatusCode::kInvalidArgument));
  const clock::Time half_past_midnight_in_summer = kNow - std::chrono::minutes{30};  // by the clocks of the country
  EXPECT_THAT(Record(Answer::kAdopted, "It helps.", "2026-04-01", half_past_midnight_in_summer), IsOk());
}

TEST(DecisionTest, NothingIsPromisedBecauseOfWhatWasNotAdopted) {
  const auto decision = Record(Answer::kNotAdopted, "The land belongs to the council, which refused.");
  const auto refusal = decision->AllowCommitment();
  EXPECT_THAT(refusal, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(refusal::ReasonOf(refusal), "DECISION_NOT_ADOPTED");
}

TEST(DecisionTest, ARevisionThatIsRefusedChangesNothing) {
  auto decision = Record(Answer::kAdopted, "It helps.");
  EXPECT_THAT(decision->Revise(Answer::kNotAdopted, "No.", kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(decision->details().answer, Answer::kAdopted);
  EXPECT_EQ(decision->version(), 1);
}

}  // namespace
}  // namespace participation::impact_reporting
