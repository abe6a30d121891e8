#include "services/impact_reporting/usecases/make_tellings.hpp"

#include <gmock/gmock.h>

#include <set>

#include "libs/testing/status_matchers.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using testing::HasSubstr;
using ::testing::SizeIs;

class MakeTellingsTest : public ::testing::Test {
 protected:
  std::vector<v1::TellingDue> Emitted() {
    std::vector<v1::TellingDue> events;
    for (const auto& [event, version] : reporting_.Emitted<v1::TellingDue>()) {
      EXPECT_EQ(version, 1);
      events.push_back(event);
    }
    return events;
  }

  Reporting reporting_;
};

TEST_F(MakeTellingsTest, FiveThousandContributorsAreEachToldOnceInBatchesOfAtMostFiveHundred) {
  reporting_.HearMany(7000, 5003);  // 7,000 contributions, of which 1,000 are nobody's
  std::set<std::string> people;
  for (int i = 0; i < 7000; ++i) {
    if (i % 7 != 0) people.insert("person-" + std::to_string(i % 5003));
  }
  const Outcome outcome = reporting_.PublishOnParking();
  EXPECT_EQ(reporting_.MakeAllTellings(), 15);  // 14 full ones and one that finds the end
  const auto events = Emitted();
  std::set<std::string> told;
  for (const auto& event : events) told.insert(event.person_id());
  EXPECT_EQ(events.size(), told.size());
  EXPECT_EQ(told, people);
  const auto summary = reporting_.SummaryOf(outcome);
  EXPECT_EQ(summary.due, static_cast<std::int64_t>(people.size()));
  EXPECT_EQ(summary.contributions, 7000);
  EXPECT_EQ(summary.contributions_unknown, 1000);
  EXPECT_TRUE(summary.complete);
}

TEST_F(MakeTellingsTest, ABatchIsNeverLargerThanFiveHundred) {
  reporting_.HearMany(1400, 2000);
  reporting_.PublishOnParking();
  std::size_t before = 0;
  while (reporting_.MakeSomeTellings()) {
    const auto after = Emitted().size();
    EXPECT_LE(after - before, 500u);
    before = after;
  }
  EXPECT_EQ(before, 1200u);
}

TEST_F(MakeTellingsTest, WhatACrashUndidIsDoneAgainAndNothingTwice) {
  reporting_.HearMany(1400, 2000);
  const Outcome outcome = reporting_.PublishOnParking();
  const auto now = reporting_.clock.Now();
  reporting_.Do([&](database::Transaction& transaction) { return MakeTellings(transaction, now); });
  EXPECT_THROW(reporting_.database->Write([&](database::Transaction& transaction) -> bool {
    MakeTellings(transaction, now);
    throw std::runtime_error{"the process dies"};
  }),
               std::runtime_error);
  reporting_.Open();
  reporting_.MakeAllTellings();
  std::set<std::string> told;
  for (const auto& event : Emitted()) EXPECT_TRUE(told.insert(event.person_id()).second);
  EXPECT_THAT(told, SizeIs(1200));
  EXPECT_EQ(reporting_.SummaryOf(outcome).contributions, 1400);
}

TEST_F(MakeTellingsTest, SomebodyWhoSaidTheSameTwiceIsToldOnceOfEachOutcome) {
  reporting_.HearFeedback("ada");
  reporting_.HearFeedback("ada");
  reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  EXPECT_THAT(Emitted(), SizeIs(1));
  reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  EXPECT_THAT(Emitted(), SizeIs(2));
}

TEST_F(MakeTellingsTest, AContributionBehindTwoFindingsCountsOnce) {
  reporting_.HearFeedback("ada", {"parking", "access"});
  reporting_.HearFeedback("", {"parking", "access"});
  const auto decision =
      reporting_.Decide({reporting_.FindTheme("parking").finding.id, reporting_.FindTheme("access").finding.id});
  const Outcome outcome = reporting_.Publish(decision.id());
  reporting_.MakeAllTellings();
  const auto summary = reporting_.SummaryOf(outcome);
  EXPECT_EQ(summary.due, 1);
  EXPECT_EQ(summary.contributions, 2);
  EXPECT_EQ(summary.contributions_unknown, 1);
}

TEST_F(MakeTellingsTest, TheTellingSaysWhatWasSaidAndWhatCameOfItAndIsDueInFourWeeks) {
  reporting_.HearFeedback("ada");
  reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  const auto event = Emitted().at(0);
  EXPECT_EQ(event.due_date(), "2026-04-29");
  EXPECT_EQ(event.organisation(), Reporting::kOrganisation);
  EXPECT_THAT(event.summary(), HasSubstr("Parking is too far away"));
  EXPECT_THAT(event.summary(), HasSubstr("There are twelve bays by the door."));
}

TEST_F(MakeTellingsTest, PeopleAreToldOfWhatIsNotDoneWithTheReasons) {
  const auto told = [this](const std::string& person_id, Decision::Answer answer) {
    reporting_.HearFeedback(person_id);
    reporting_.Publish(reporting_.Decide({reporting_.FindTheme().finding.id}, answer).id());
    reporting_.MakeAllTellings();
    return Emitted().back().summary();
  };
  EXPECT_THAT(told("ada", Decision::Answer::kNotAdopted),
              HasSubstr("Why it is not done: Walking from the far car park is hard"));
  EXPECT_THAT(told("bob", Decision::Answer::kPartlyAdopted), HasSubstr("Why not all of it is done: Walking from"));
  EXPECT_THAT(told("cem", Decision::Answer::kAdopted), testing::Not(HasSubstr("Walking from")));
}

TEST_F(MakeTellingsTest, WhoeverIsHeardAfterTheSearchIsToldAsWell) {
  const Outcome outcome = reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  reporting_.HearFeedback("ada");
  reporting_.HearFeedback("ada");
  reporting_.HearFeedback("");
  EXPECT_THAT(Emitted(), SizeIs(1));
  EXPECT_EQ(reporting_.SummaryOf(outcome).contributions, 3);
  EXPECT_EQ(reporting_.SummaryOf(outcome).contributions_unknown, 1);
}

TEST_F(MakeTellingsTest, WhoeverIsHeardLateIsToldOfEveryOutcomeHoweverManyThereAre) {
  constexpr std::size_t kFindings = 105;
  constexpr std::size_t kDecisionsOnOne = 103;
  constexpr std::size_t kOutcomesOfOne = 102;
  std::string finding;
  for (std::size_t i = 0; i < kFindings; ++i) {
    finding = reporting_.FindTheme().finding.id;
    reporting_.Publish(reporting_.Decide({finding}).id());
  }
  std::string decision;
  for (std::size_t i = 1; i < kDecisionsOnOne; ++i) {
    decision = reporting_.Decide({finding}).id();
    reporting_.Publish(decision);
  }
  for (std::size_t i = 1; i < kOutcomesOfOne; ++i) reporting_.Publish(decision);
  reporting_.MakeAllTellings();
  reporting_.HearFeedback("ada");
  EXPECT_THAT(Emitted(), SizeIs(kFindings + (kDecisionsOnOne - 1) + (kOutcomesOfOne - 1)));
}

TEST_F(MakeTellingsTest, WhoeverIsHeardBeforeTheSearchComesToThemIsCountedOnce) {
  const Outcome outcome = reporting_.PublishOnParking();
  reporting_.HearFeedback("ada");
  reporting_.HearFeedback("");
  reporting_.MakeAllTellings();
  EXPECT_THAT(Emitted(), SizeIs(1));
  EXPECT_EQ(reporting_.SummaryOf(outcome).contributions, 2);
}

TEST_F(MakeTellingsTest, TellingsAreOverdueFromTheDayAfterTheyWereDue) {
  reporting_.HearFeedback("ada");
  const Outcome outcome = reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  reporting_.clock.Advance(std::chrono::days{28});
  EXPECT_EQ(reporting_.SummaryOf(outcome).overdue, 0);
  reporting_.clock.Advance(std::chrono::days{1});
  EXPECT_EQ(reporting_.SummaryOf(outcome).overdue, 1);
}

TEST_F(MakeTellingsTest, WhoeverIsHeardLateIsDueInFourWeeksAsWell) {
  reporting_.HearFeedback("ada");
  const Outcome outcome = reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  reporting_.clock.Advance(std::chrono::days{40});
  reporting_.HearFeedback("bob");
  EXPECT_EQ(Emitted().at(1).due_date(), "2026-06-08");
  EXPECT_EQ(reporting_.SummaryOf(outcome).due, 2);
  EXPECT_EQ(reporting_.SummaryOf(outcome).overdue, 1);
}

}  // namespace
}  // namespace participation::impact_reporting
