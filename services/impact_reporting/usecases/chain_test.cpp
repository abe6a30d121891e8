#include <gmock/gmock.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/duty_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"
#include "services/impact_reporting/usecases/make_commitment.hpp"
#include "services/impact_reporting/usecases/trace_contribution.hpp"
#include "services/impact_reporting/usecases/trace_outcome.hpp"
#include "services/impact_reporting/usecases/you_said_we_did.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::Pair;
using ::testing::SizeIs;
using testing::StatusIs;

const auto kAll = policy::Organisations::All();
const auto kOwn = policy::Organisations::Only({"R9A"});
const auto kOthers = policy::Organisations::Only({"R9B"});
constexpr char kReasons[] = "The land belongs to the council, which refused.";

class ChainTest : public ::testing::Test {
 protected:
  absl::StatusOr<Commitment> Commit(const Decision& decision) {
    return reporting_.Do([&](database::Transaction& transaction) {
      return MakeCommitment(
          transaction,
          {.decision_id = decision.id(), .title = "Paint bays", .owner = "Head of Estates", .due_date = "2026-06-30"},
          Now());
    });
  }
  absl::StatusOr<Commitment> Move(const Commitment& commitment, Commitment::State state, const std::string& etag = {}) {
    return reporting_.Do([&](database::Transaction& transaction) {
      return MoveCommitment(transaction, commitment.id(), state, "because", etag, Now());
    });
  }
  absl::StatusOr<Decision> Revise(const Decision& decision, Decision::Answer answer, const std::string& etag = {}) {
    return reporting_.Do([&](database::Transaction& transaction) {
      return ReviseDecision(transaction, decision.id(), answer, kReasons, etag, Now());
    });
  }
  absl::StatusOr<OutcomeChain> Trace(const Outcome& outcome, const Position& after = {}, std::size_t most = 100) {
    return reporting_.Do(
        [&](database::Transaction& transaction) { return TraceOutcome(transaction, outcome.id, after, most, Now()); });
  }
  // Records a finding of R9A as somebody who acts for some organisations, or all.
  absl::StatusOr<CountedFinding> Find(const FindingSource& source, const policy::Organisations& callers_organisations) {
    return reporting_.Do([&](database::Transaction& transaction) {
      return RecordFinding(transaction,
                           {.organisation = "R9A",
                            .statement = "Parking is far",
                            .source = source,
                            .organisations = callers_organisations},
                           Now());
    });
  }
  clock::Time Now() const { return reporting_.clock.Now(); }

  Reporting reporting_;
};

TEST_F(ChainTest, AContributionLeadsToWhatCameOfItAndBack) {
  const std::string contribution = reporting_.HearFeedback("ada");
  const auto finding = reporting_.FindTheme();
  const auto decision = reporting_.Decide({finding.finding.id});
  const auto commitment = Commit(decision);
  const auto outcome = reporting_.Publish(decision.id());
  reporting_.MakeAllTellings();

  const auto there = reporting_.Do([&](database::Transaction& t) { return TraceContribution(t, contribution, kAll); });
  ASSERT_THAT(there, IsOk());
  EXPECT_THAT(there->themes, ElementsAre("parking"));
  EXPECT_EQ(there->findings.at(0).finding.id, finding.finding.id);
  EXPECT_EQ(there->decisions.at(0).id(), decision.id());
  EXPECT_EQ(there->commitments.at(0).id(), commitment->id());
  EXPECT_EQ(there->outcomes.at(0).id, outcome.id);
  EXPECT_EQ(there->tellings.at(0).outcome_id, outcome.id);
  EXPECT_EQ(there->tellings.at(0).person_id, "") << "tells who gave it";

  const auto back = Trace(outcome);
  ASSERT_THAT(back, IsOk());
  EXPECT_EQ(back->decision.id(), decision.id());
  EXPECT_EQ(back->commitments.at(0).id(), commitment->id());
  EXPECT_EQ(back->findings.at(0).contributions, 1);
  EXPECT_EQ(back->tellings.due, 1);
  EXPECT_EQ(back->contributions.at(0).first.id, contribution);
  EXPECT_EQ(back->next, std::nullopt);
}

TEST_F(ChainTest, WhoeverIsBoundToAnOrganisationSeesOfAnotherOnlyWhatItPublished) {
  const std::string contribution = reporting_.HearFeedback("ada");
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id});
  ASSERT_THAT(Commit(decision), IsOk());
  reporting_.Publish(decision.id());
  reporting_.MakeAllTellings();
  const auto trace = [&](const policy::Organisations& callers_organisations) {
    return reporting_
        .Do([&](database::Transaction& t) { return TraceContribution(t, contribution, callers_organisations); })
        .value();
  };
  const ContributionChain own = trace(kOwn);
  EXPECT_THAT(own.findings, SizeIs(1));
  EXPECT_THAT(own.decisions, SizeIs(1));
  EXPECT_THAT(own.commitments, SizeIs(1));
  EXPECT_THAT(own.tellings, SizeIs(1));
  const ContributionChain others = trace(kOthers);
  EXPECT_THAT(others.findings, IsEmpty());
  EXPECT_THAT(others.decisions, IsEmpty());
  EXPECT_THAT(others.commitments, IsEmpty());
  EXPECT_THAT(others.tellings, IsEmpty());
  EXPECT_THAT(others.outcomes, SizeIs(1));
}

TEST_F(ChainTest, AContributionOutsideTheMonthsOfAFindingLeadsNowhere) {
  auto event = Reporting::Received(id::New(), "ada");
  event.set_experience_date("2026-02-28");
  ASSERT_THAT(reporting_.Hear(event), IsOk());
  ASSERT_THAT(reporting_.Hear(Reporting::Themed(event.feedback_item_id(), {"parking"})), IsOk());
  reporting_.FindTheme();
  const auto chain =
      reporting_.Do([&](database::Transaction& t) { return TraceContribution(t, event.feedback_item_id(), kAll); });
  EXPECT_THAT(chain->findings, IsEmpty());
}

TEST_F(ChainTest, ContributionsBehindAnOutcomeComeInPagesEachOnce) {
  std::vector<std::string> heard;
  for (int i = 0; i < 7; ++i) heard.push_back(reporting_.HearFeedback("", {"parking", "access"}));
  const auto outcome = reporting_.Publish(
      reporting_.Decide({reporting_.FindTheme("parking").finding.id, reporting_.FindTheme("access").finding.id}).id());
  std::vector<std::string> traced;
  Position after;
  for (int page = 0; page < 20; ++page) {
    const auto chain = Trace(outcome, after, 2);
    for (const auto& [contribution, themes] : chain->contributions) traced.push_back(contribution.id);
    if (!chain->next) break;
    after = *Position::FromText(chain->next->ToText());
  }
  EXPECT_THAT(traced, ::testing::ElementsAreArray(heard));
}

TEST_F(ChainTest, ChosenContributionsMustHaveBeenHeardOf) {
  const std::string heard = reporting_.HearFeedback("ada", {});
  EXPECT_EQ(Find(std::vector{heard}, kAll)->contributions, 1);
  const auto refused = Find(std::vector{heard, id::New()}, kAll);
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(refusal::MetadataOf(refused.status()).at("field"), "evidence.chosen.contribution_ids[1]");
}

TEST_F(ChainTest, WhoeverIsBoundToAnOrganisationChoosesContributionsToThatOnly) {
  const std::string own = reporting_.HearFeedback("ada");
  auto event = Reporting::Received(id::New(), "bob");
  event.set_organisation("R9B");
  ASSERT_THAT(reporting_.Hear(event), IsOk());
  const std::vector<std::string> both{own, event.feedback_item_id()};
  EXPECT_EQ(Find(both, kAll)->contributions, 2);
  EXPECT_EQ(Find(std::vector{own}, kOwn)->contributions, 1);
  const auto others = Find(both, kOwn);
  EXPECT_EQ(refusal::MetadataOf(others.status()).at("field"), "evidence.chosen.contribution_ids[1]");
  EXPECT_EQ(others.status(), Find(std::vector{own, id::New()}, kOwn).status()) << "tells that there is one";
}

TEST_F(ChainTest, NobodyRecordsAFindingOnWhatWasNotHeardOf) {
  for (const auto& [source, field] : {std::pair{Evidence::OfActivity(id::New()), "evidence.activity_id"},
                                      std::pair{Evidence::OfConsultation(id::New()), "evidence.consultation_id"}}) {
    for (const auto& callers_organisations : {kAll, kOwn}) {
      const auto refused = Find(source, callers_organisations);
      EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
      EXPECT_EQ(refusal::MetadataOf(refused.status())["field"], field);
    }
  }
}

TEST_F(ChainTest, WhoeverIsBoundToAnOrganisationUsesItsActivitiesAndConsultationsOnly) {
  const std::string activity = id::New();
  const std::string consultation = id::New();
  reporting_.Do([&](database::Transaction& transaction) {
    DutyStore duties{transaction};
    duties.Plan({.activity_id = activity, .organisation = "R9B"});
    duties.Open({.id = consultation, .activity_id = activity, .organisation = "R9B"});
    return true;
  });
  for (const auto& [unknown, evidence] :
       {std::pair{Evidence::OfActivity(id::New()), Evidence::OfActivity(activity)},
        std::pair{Evidence::OfConsultation(id::New()), Evidence::OfConsultation(consultation)}}) {
    EXPECT_THAT(Find(evidence, kAll), IsOk());
    EXPECT_THAT(Find(evidence, kOthers), IsOk());
    EXPECT_THAT(Find(evidence, kOwn), StatusIs(absl::StatusCode::kFailedPrecondition));
    EXPECT_EQ(Find(evidence, kOwn).status(), Find(unknown, kOwn).status()) << "tells that there is one";
  }
}

TEST_F(ChainTest, ADecisionRestsOnFindingsOfItsOwnOrganisation) {
  const auto finding = reporting_.FindTheme();
  for (const auto& [organisation, id] : {std::pair{"R9B", finding.finding.id}, std::pair{"R9A", id::New()}}) {
    const auto refused = reporting_.Do([&, &organisation = organisation, &id = id](database::Transaction& t) {
      return RecordDecision(
          t, {.organisation = organisation, .title = "t", .reasons = "It helps.", .finding_ids = {id}}, Now());
    });
    EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  }
}

TEST_F(ChainTest, EventsAboutOneThingAreNumberedWithoutGaps) {
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id});
  ASSERT_THAT(Revise(decision, Decision::Answer::kPartlyAdopted), IsOk());
  const auto commitment = Commit(decision);
  ASSERT_THAT(Move(*commitment, Commitment::State::kUnderWay), IsOk());
  ASSERT_THAT(Move(*commitment, Commitment::State::kDone), IsOk());
  std::vector<std::pair<std::string, std::int64_t>> told;
  for (const auto& [event, version] : reporting_.Emitted<v1::DecisionRecorded>()) {
    told.emplace_back(event.answer(), version);
  }
  for (const auto& [event, version] : reporting_.Emitted<v1::CommitmentMoved>()) {
    told.emplace_back(event.state(), version);
  }
  EXPECT_THAT(told, ElementsAre(Pair("ADOPTED", 1), Pair("PARTLY_ADOPTED", 2), Pair("PLANNED", 1), Pair("UNDER_WAY", 2),
                                Pair("DONE", 3)));
}

TEST_F(ChainTest, AChangeMadeFromAnOldVersionIsRefused) {
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id});
  const auto commitment = Commit(decision);
  ASSERT_THAT(Revise(decision, Decision::Answer::kPartlyAdopted, "1"), IsOk());
  EXPECT_THAT(Revise(decision, Decision::Answer::kAdopted, "1"), StatusIs(absl::StatusCode::kAborted));
  ASSERT_THAT(Move(*commitment, Commitment::State::kUnderWay, "1"), IsOk());
  EXPECT_THAT(Move(*commitment, Commitment::State::kDone, "1"), StatusIs(absl::StatusCode::kAborted));
}

TEST_F(ChainTest, ADecisionIsNotTakenBackWhileSomethingPromisedIsOpen) {
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id});
  const auto commitment = Commit(decision);
  EXPECT_THAT(Revise(decision, Decision::Answer::kNotAdopted), StatusIs(absl::StatusCode::kFailedPrecondition));
  ASSERT_THAT(Move(*commitment, Commitment::State::kAbandoned), IsOk());
  EXPECT_THAT(Revise(decision, Decision::Answer::kNotAdopted), IsOk());
  EXPECT_THAT(Commit(decision), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(ChainTest, ADecisionThatPeopleAreToldOfIsNotRevised) {
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id});
  reporting_.Publish(decision.id());
  const auto refused = Revise(decision, Decision::Answer::kPartlyAdopted);
  EXPECT_EQ(refusal::ReasonOf(refused.status()), "OUTCOME_PUBLISHED");
}

TEST_F(ChainTest, YouSaidWeDidGivesReasonsForWhatIsNotDone) {
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id}, Decision::Answer::kNotAdopted);
  const auto outcome = reporting_.Publish(decision.id());
  const auto lines =
      reporting_.Do([&](database::Transaction& transaction) { return SayWhatWasDone(transaction, {outcome}); });
  ASSERT_THAT(lines, IsOk());
  EXPECT_THAT(lines->at(0).you_said, ElementsAre("Parking is too far away"));
  EXPECT_EQ(lines->at(0).why_not, decision.details().reasons);
}

TEST_F(ChainTest, YouSaidWeDidNamesTheActionsThatWereDone) {
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id});
  const auto commitment = Commit(decision);
  ASSERT_THAT(Commit(decision), IsOk());  // another, which stays open
  ASSERT_THAT(Move(*commitment, Commitment::State::kUnderWay), IsOk());
  ASSERT_THAT(Move(*commitment, Commitment::State::kDone), IsOk());
  const auto outcome = reporting_.Publish(decision.id());
  const auto lines =
      reporting_.Do([&](database::Transaction& transaction) { return SayWhatWasDone(transaction, {outcome}); });
  EXPECT_THAT(lines->at(0).actions_done, SizeIs(1));
  EXPECT_EQ(lines->at(0).why_not, "");
}

TEST_F(ChainTest, WhatIsCutSaysSo) {
  const auto decision = reporting_.Decide({reporting_.FindTheme().finding.id});
  const auto outcome = reporting_.Publish(decision.id());
  const auto lines = [&] {
    return *reporting_.Do([&](database::Transaction& transaction) { return SayWhatWasDone(transaction, {outcome}); });
  };
  const auto do_actions = [&](int count) {
    for (int i = 0; i < count; ++i) {
      const auto action = Commit(decision);
      ASSERT_THAT(Move(*action, Commitment::State::kUnderWay), IsOk());
      ASSERT_THAT(Move(*action, Commitment::State::kDone), IsOk());
    }
  };
  do_actions(50);
  EXPECT_FALSE(lines()[0].shortened);
  do_actions(1);
  EXPECT_TRUE(lines()[0].shortened);
  EXPECT_THAT(lines()[0].actions_done, SizeIs(50));
  EXPECT_FALSE(Trace(outcome)->shortened);
  for (int i = 0; i < 50; ++i) ASSERT_THAT(Commit(decision), IsOk());
  EXPECT_TRUE(Trace(outcome)->shortened);
  EXPECT_THAT(Trace(outcome)->commitments, SizeIs(100));
}

TEST_F(ChainTest, AnActivityWithMoreConsultationsThanAreShownSaysSo) {
  const auto evidence_after = [&](int first, int last) {
    return reporting_.Do([&](database::Transaction& transaction) {
      DutyStore duties{transaction};
      duties.Plan({.activity_id = "a", .organisation = "R9A"});
      for (int i = first; i <= last; ++i) {
        duties.Open({.id = std::to_string(i), .activity_id = "a", .organisation = "R9A"});
      }
      return duties.List("R9A", {}, 10).at(0);
    });
  };
  EXPECT_FALSE(evidence_after(1, 100).shortened);
  const DutyEvidence more = evidence_after(101, 101);
  EXPECT_TRUE(more.shortened);
  EXPECT_THAT(more.consultations, SizeIs(100));
}

}  // namespace
}  // namespace participation::impact_reporting
