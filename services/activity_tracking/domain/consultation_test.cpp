#include "services/activity_tracking/domain/consultation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::activity_tracking {
namespace {

using State = Consultation::State;
using testing::IsOk;
using testing::StatusIs;

const clock::Time kNow = clock::FromMicros(1'000'000'000);
const clock::Time kOpen = kNow + std::chrono::days{10};
const clock::Time kClose = kOpen + kCustomaryConsultation;

ConsultationPlan SomePlan() {
  ConsultationPlan plan;
  plan.activity_id = "a-1";
  plan.organisation = "RH8";
  plan.title = "Where the clinic should be";
  plan.time = {kOpen, kClose};
  return plan;
}

Consultation In(State state) {
  return Consultation::Restore({.consultation_id = "c-1",
                                .plan = SomePlan(),
                                .state = state,
                                .version = 5,
                                .revision = 9,
                                .create_time = kNow,
                                .update_time = kNow});
}

struct Move {
  std::string name;
  std::function<absl::Status(Consultation&)> run;
  State from;
  State to;
  bool tells;  // whether an event tells of it
};

TEST(ConsultationTest, EveryMoveIsPossibleFromItsStateAndElsewhereRefusedWithWhatIs) {
  const std::vector<Move> moves{
      {"OpenConsultation", [](Consultation& c) { return c.Open(kNow); }, State::kPrepared, State::kOpen, true},
      {"CloseConsultation", [](Consultation& c) { return c.Close(kClose); }, State::kOpen, State::kClosed, true},
      {"CancelConsultation", [](Consultation& c) { return c.Cancel(kNow); }, State::kPrepared, State::kCancelled,
       false},
      {"UpdateConsultation", [](Consultation& c) { return c.ChangePlan(SomePlan(), kNow); }, State::kPrepared,
       State::kPrepared, false},
  };
  for (const auto& move : moves) {
    for (const State from : {State::kPrepared, State::kOpen, State::kClosed, State::kCancelled}) {
      SCOPED_TRACE(move.name + " from " + std::to_string(static_cast<int>(from)));
      Consultation consultation = In(from);
      const auto outcome = move.run(consultation);
      const bool allowed = from == move.from;
      EXPECT_EQ(outcome.ok(), allowed);
      EXPECT_EQ(consultation.state(), allowed ? move.to : from);
      EXPECT_EQ(consultation.record().version, allowed && move.tells ? 6 : 5);
      EXPECT_EQ(consultation.record().revision, allowed ? 10 : 9);
      const std::string named{MovesFrom(from).allowed};
      EXPECT_EQ(named.find(move.name) != std::string::npos, allowed) << named;
      if (!allowed) {
        EXPECT_EQ(refusal::MetadataOf(outcome).at("allowed"), named);
      }
    }
  }
}

TEST(ConsultationTest, OpenedEarlyItTakesAnswersFromNowOn) {
  Consultation consultation = In(State::kPrepared);
  ASSERT_THAT(consultation.Open(kNow), IsOk());
  EXPECT_EQ(consultation.plan().time.open, kNow);
  EXPECT_EQ(consultation.plan().time.close, kClose);
}

TEST(ConsultationTest, OpenedLateItKeepsItsTime) {
  Consultation consultation = In(State::kPrepared);
  ASSERT_THAT(consultation.Open(kOpen + std::chrono::seconds{3}), IsOk());
  EXPECT_EQ(consultation.plan().time.open, kOpen);
}

TEST(ConsultationTest, ClosedEarlyItTakesNoMoreAnswers) {
  Consultation consultation = In(State::kOpen);
  ASSERT_THAT(consultation.Close(kOpen + std::chrono::days{1}), IsOk());
  EXPECT_EQ(consultation.plan().time.close, kOpen + std::chrono::days{1});
}

TEST(ConsultationTest, AShortOneNeedsAReasonAndIsNotRefusedForBeingShort) {
  ConsultationPlan plan = SomePlan();
  plan.time.close = kClose - std::chrono::microseconds{1};
  const auto refused = Consultation::Prepare("c-1", plan, kNow);
  ASSERT_EQ(refusal::ViolationsOf(refused.status()).size(), 1U);
  EXPECT_EQ(refusal::ViolationsOf(refused.status())[0].field, "consultation.rationale");
  plan.rationale = " \n ";
  EXPECT_THAT(Consultation::Prepare("c-1", plan, kNow), StatusIs(absl::StatusCode::kInvalidArgument));
  plan.rationale = "The ward has to move before winter";
  EXPECT_THAT(Consultation::Prepare("c-1", plan, kNow), IsOk());
  plan = SomePlan();
  EXPECT_THAT(Consultation::Prepare("c-1", plan, kNow), IsOk());
}

TEST(ConsultationTest, ItStaysWithItsActivity) {
  Consultation consultation = In(State::kPrepared);
  ConsultationPlan plan = SomePlan();
  plan.activity_id = "a-2";
  EXPECT_THAT(consultation.ChangePlan(plan, kNow), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace participation::activity_tracking
