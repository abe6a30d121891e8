#include "services/impact_reporting/usecases/make_report.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "services/impact_reporting/domain/publication.hpp"
#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/store/duty_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class ReportTest : public ::testing::Test {
 protected:
  // So many good and so many poor answers.
  void Answer(const std::string& organisation, const std::string& site, const Month& month, int good, int poor) {
    reporting_.Do([&](database::Transaction& transaction) {
      AnswerStore::Counts counts;
      counts[{organisation, kFriendsAndFamilyQuestion, month, site}] = {0, good, 0, poor, 0, 0};
      AnswerStore{transaction}.Add(counts);
      return true;
    });
  }

  // So many attendances at an activity of the organisation, or answers to a consultation.
  void Contribute(Contribution::Kind kind, const std::string& subject, const std::string& date, int count) {
    reporting_.Do([&](database::Transaction& transaction) {
      for (int i = 0; i < count; ++i) {
        Contribution contribution{.id = id::New(), .kind = kind, .organisation = "R9A", .date = date};
        (kind == Contribution::Kind::kAttendance ? contribution.activity_id : contribution.consultation_id) = subject;
        EXPECT_TRUE(HearContributions(transaction, {{contribution}}, reporting_.clock.Now()).ok());
      }
      return true;
    });
  }
  void Attend(const std::string& activity_id, const std::string& date, int count) {
    Contribute(Contribution::Kind::kAttendance, activity_id, date, count);
  }

  void Plan(const std::string& id, const std::string& start, const std::string& end,
            const std::string& state = "STATE_UNDER_WAY") {
    reporting_.Do([&](database::Transaction& transaction) {
      DutyStore{transaction}.Plan(
          {.activity_id = id, .organisation = "R9A", .state = state, .start_date = start, .end_date = end});
      return true;
    });
  }
  void Consult(const std::string& id, const std::string& activity_id) {
    reporting_.Do([&](database::Transaction& transaction) {
      DutyStore{transaction}.Open({.id = id, .activity_id = activity_id, .organisation = "R9A"});
      return true;
    });
  }
  Finding Find(const Evidence& evidence) {
    return reporting_
        .Do([&](database::Transaction& transaction) {
          return RecordFinding(transaction,
                               {.organisation = "R9A",
                                .statement = "More of this",
                                .source = evidence,
                                .organisations = policy::Organisations::All()},
                               reporting_.clock.Now());
        })
        ->finding;
  }

  static PublishedCount AttendancesIn(const Report& report, const std::string& activity_id) {
    return std::ranges::find(report.duty_evidence, activity_id, &DutyEvidence::activity_id)->attendances;
  }
  static PublishedCount TotalIn(const Report& report, const Month& month, Contribution::Kind kind) {
    return std::ranges::find_if(
               report.participation,
               [&](const ParticipationCount& count) { return count.month == month && count.kind == kind; })
        ->contributions;
  }
  static std::vector<std::string> ActivitiesIn(const Report& report) {
    std::vector<std::string> ids;
    for (const DutyEvidence& activity : report.duty_evidence) ids.push_back(activity.activity_id);
    return ids;
  }

  Report Make(const Months& months) {
    return reporting_
        .Do([&](database::Transaction& transaction) {
          return MakeReport(transaction, *cache_, directory_, "R9A", months, reporting_.clock.Now());
        })
        .value();
  }

  Reporting reporting_;
  const std::unique_ptr<cache::Cache> cache_ = cache::Open("memory:");
  const organisations::Directory directory_ = *organisations::Directory::Parse(
      "code,name,kind,parent,opened,closed\n"
      "Y9Z,Example Region,REGION,,,\n"
      "Q9Z,Example ICB,ICB,Y9Z,,\n"
      "R9A,Northern Trust,TRUST,Q9Z,,\n"
      "R9B,Southern Trust,TRUST,Q9Z,,\n",
      "region.csv");
};

TEST_F(ReportTest, TheChartLeavesOutEveryMonthWhoseResultsAreWithheldAndSaysNoMoreThanTheTable) {
  for (const char* month : {"2025-12", "2026-01", "2026-02", "2026-03"}) Answer("R9A", "S1", month, 20, 9);
  for (const char* month : {"2025-12", "2026-01", "2026-03"}) Answer("R9B", "S2", month, 50, 50);
  Answer("R9B", "S2", "2026-02", 1, 2);  // hides its neighbour, too
  const Report report = Make({"2026-02", "2026-03"});
  ASSERT_THAT(report.organisation_results, SizeIs(2));
  EXPECT_FALSE(report.organisation_results[0].counts.has_value());
  ASSERT_TRUE(report.chart.has_value());
  EXPECT_THAT(report.chart->gaps, ElementsAre("2026-02"));
  ASSERT_THAT(report.chart->points, SizeIs(3));
  for (const ChartPoint& point : report.chart->points) EXPECT_EQ(point.value, 69) << "20 of 29 in whole percent";
}

TEST_F(ReportTest, TheChartLeavesOutAMonthThatHasNotEndedAndSaysSo) {
  for (const char* month : {"2026-03", "2026-04"}) Answer("R9A", "S1", month, 20, 9);  // on 1 April
  const Report report = Make({"2026-03", "2026-04"});
  EXPECT_THAT(report.organisation_results, SizeIs(2));
  EXPECT_THAT(report.chart->points, SizeIs(1));
  EXPECT_THAT(report.chart->note, testing::HasSubstr("has not ended"));
}

TEST_F(ReportTest, MonthsInWhichTheTestAskedSomethingElseAreLeftOutAndThatIsSaid) {
  for (const char* month : {"2020-03", "2020-04"}) Answer("R9A", "S1", month, 20, 9);
  const Report report = Make({"2020-03", "2020-04"});
  ASSERT_THAT(report.organisation_results, SizeIs(1));
  EXPECT_EQ(report.organisation_results[0].month, "2020-04");
  EXPECT_THAT(report.site_results, SizeIs(1));
  EXPECT_TRUE(report.earlier_test_left_out);
  EXPECT_FALSE(Make({"2020-04", "2020-04"}).earlier_test_left_out);
}

TEST_F(ReportTest, WhoAttendedASmallActivityCannotBeSubtractedFromTheMonth) {
  Plan("a", "2026-02-20", "2026-03-10");
  Plan("b", "2026-03-02", "2026-03-02");
  Plan("c", "2026-02-03", "2026-02-03");
  Attend("a", "2026-03-01", 40);
  Attend("b", "2026-03-02", 3);
  Attend("c", "2026-02-03", 12);
  for (const Months& months : {Months{"2026-03", "2026-03"}, Months{"2026-02", "2026-03"}}) {
    const Report report = Make(months);
    EXPECT_EQ(TotalIn(report, "2026-03", Contribution::Kind::kAttendance), 43);
    EXPECT_EQ(AttendancesIn(report, "a"), std::nullopt);
    EXPECT_EQ(AttendancesIn(report, "b"), std::nullopt);
  }
  const Report without_b = Make({"2026-02", "2026-02"});
  EXPECT_EQ(AttendancesIn(without_b, "a"), std::nullopt) << "another report shows no more";
  EXPECT_EQ(AttendancesIn(without_b, "c"), 12);
}

TEST_F(ReportTest, AnswersToConsultationsAreWithheldAlike) {
  constexpr auto kAnswer = Contribution::Kind::kConsultationAnswer;
  Plan("a", "2026-02-01", "2026-03-31");
  for (const char* id : {"large", "small", "long", "other"}) Consult(id, "a");
  Contribute(kAnswer, "large", "2026-03-01", 40);
  Contribute(kAnswer, "small", "2026-03-02", 3);
  Contribute(kAnswer, "long", "2026-01-05", 30);
  Contribute(kAnswer, "long", "2026-02-05", 2);  // of which the month is withheld
  Contribute(kAnswer, "other", "2025-12-05", 9);
  const Report report = Make({"2026-01", "2026-03"});
  EXPECT_EQ(TotalIn(report, "2026-03", kAnswer), 43);
  EXPECT_EQ(TotalIn(report, "2026-02", kAnswer), std::nullopt);
  ASSERT_THAT(report.duty_evidence, SizeIs(1));
  for (const ConsultationEvidence& consultation : report.duty_evidence[0].consultations) {
    const bool is_shown = consultation.id == "other";
    EXPECT_EQ(consultation.answers, is_shown ? PublishedCount{9} : std::nullopt) << consultation.id;
  }
}

TEST_F(ReportTest, WhatIsWithheldOfAnActivityIsNotGivenBackByAFindingOrAnOutcomeThatRestsOnIt) {
  Plan("a", "2026-03-01", "2026-03-01");
  Plan("b", "2026-03-02", "2026-03-02");
  Attend("a", "2026-03-01", 40);
  Attend("b", "2026-03-02", 3);
  const Outcome outcome = reporting_.Publish(reporting_.Decide({Find(Evidence::OfActivity("a")).id}).id());
  reporting_.MakeAllTellings();
  EXPECT_EQ(reporting_.SummaryOf(outcome).contributions, 40);
  const Report report = Make({"2026-03", "2026-04"});
  ASSERT_THAT(report.findings, SizeIs(1));
  EXPECT_EQ(report.findings[0].contributions, std::nullopt);
  ASSERT_THAT(report.tellings, SizeIs(1));
  EXPECT_EQ(report.tellings[0].contributions, std::nullopt);
  EXPECT_EQ(report.tellings[0].contributions_unknown, std::nullopt);
}

TEST_F(ReportTest, FindingsAboutOneThemeDoNotGiveASmallMonthBackHoweverManyThereAre) {
  const std::map<Month, int> said{{"2025-12", 8}, {"2026-01", 10}, {"2026-02", 10}, {"2026-03", 2}};
  reporting_.Do([&](database::Transaction& transaction) {
    for (const auto& [month, count] : said) {
      for (int i = 0; i < count; ++i) {
        const Contribution one{.id = id::New(), .organisation = "R9A", .date = month + "-14"};
        EXPECT_TRUE(HearContributions(transaction, {{one}}, reporting_.clock.Now()).ok());
        EXPECT_TRUE(
            HearThemes(transaction, std::vector<HeardThemes>{{one.id, "R9A", {"parking"}}}, reporting_.clock.Now())
                .ok());
      }
    }
    return true;
  });
  const auto shown = [&](const Month& first, const Month& last) {
    const std::string id = Find(*Evidence::OfTheme("R9A", "parking", first, last)).id;
    const auto findings = Make({"2026-04", "2026-04"}).findings;
    return std::ranges::find_if(findings, [&](const auto& one) { return one.finding.id == id; })->contributions;
  };
  EXPECT_EQ(shown("2026-01", "2026-01"), 10);
  EXPECT_EQ(shown("2026-02", "2026-02"), 10);
  EXPECT_EQ(shown("2026-01", "2026-03"), std::nullopt) << "22 less 10 and 10";
  EXPECT_EQ(shown("2026-03", "2026-03"), std::nullopt);
  EXPECT_EQ(shown("2025-11", "2026-02"), 28) << "nothing in November gives nothing away";
}

TEST_F(ReportTest, ItCountsAllOfThePeriodThoughItListsTheNewest) {
  constexpr std::size_t kMany = kMostInReport + 3;
  for (std::size_t i = 0; i < kMany; ++i) {
    const auto answer = i < 2 ? Decision::Answer::kNotAdopted : Decision::Answer::kAdopted;
    reporting_.Publish(reporting_.Decide({reporting_.FindTheme().finding.id}, answer).id());
  }
  const Report report = Make({"2026-04", "2026-04"});
  EXPECT_THAT(report.findings, SizeIs(kMostInReport));
  EXPECT_EQ(report.counts.findings, kMany);
  EXPECT_EQ(report.counts.decisions.at(Decision::Answer::kAdopted), kMany - 2);
  EXPECT_EQ(report.counts.decisions.at(Decision::Answer::kNotAdopted), 2);
  EXPECT_EQ(report.counts.outcomes, kMany);
  EXPECT_EQ(Make({"2026-05", "2026-05"}).counts.outcomes, 0);
}

TEST_F(ReportTest, AnActivityWithoutAnEndIsThereWhileItGoesOnAndUntilTheLastThatIsKnownOfIt) {
  Plan("ended", "2025-01-10", "2025-12-31", "STATE_COMPLETED");
  Plan("open", "2025-01-10", "");
  Plan("planned", "2025-11-01", "", "STATE_PLANNED");
  Plan("later", "2026-04-01", "");
  Plan("over", "2025-01-10", "", "STATE_COMPLETED");
  Plan("called off", "2025-01-10", "", "STATE_CANCELLED");
  Plan("attended", "2025-01-10", "", "STATE_COMPLETED");
  Attend("attended", "2026-01-20", 9);
  EXPECT_THAT(ActivitiesIn(Make({"2026-01", "2026-03"})), UnorderedElementsAre("open", "planned", "attended"));
  EXPECT_THAT(ActivitiesIn(Make({"2026-02", "2026-03"})), UnorderedElementsAre("open", "planned"));
  EXPECT_THAT(ActivitiesIn(Make({"2026-05", "2026-06"})), SizeIs(0)) << "nobody knows yet";
  EXPECT_THAT(ActivitiesIn(Make({"2025-01", "2025-01"})), UnorderedElementsAre("ended", "open", "over", "attended"));
}

TEST_F(ReportTest, WhatWasCalledOffBeforeAnybodyTookPartIsNoEvidence) {
  for (const char* id : {"nobody came", "attended", "answered"}) {
    Plan(id, "2026-03-01", "2026-03-20", "STATE_CANCELLED");
    Consult(std::string{"about "} + id, id);
  }
  Attend("attended", "2026-03-05", 1);
  Contribute(Contribution::Kind::kConsultationAnswer, "about answered", "2026-03-05", 1);
  EXPECT_THAT(ActivitiesIn(Make({"2026-03", "2026-03"})), UnorderedElementsAre("attended", "answered"));
}

TEST_F(ReportTest, AConsultationKeepsItsActivityInReportsUntilItClosedThoughThatWasEarly) {
  Plan("a", "2025-12-01", "", "STATE_COMPLETED");
  activity_tracking::v1::ConsultationOpened opened;
  opened.set_consultation_id("c");
  opened.set_activity_id("a");
  opened.mutable_close_time()->set_seconds(clock::ToMicros(reporting_.clock.Now() + std::chrono::days{90}) / 1'000'000);
  EXPECT_TRUE(reporting_.Hear(opened).ok());
  EXPECT_THAT(ActivitiesIn(Make({"2026-05", "2026-05"})), ElementsAre("a"));
  activity_tracking::v1::ConsultationClosed closed;
  closed.set_consultation_id("c");
  closed.mutable_close_time()->set_seconds(clock::ToMicros(reporting_.clock.Now()) / 1'000'000);
  reporting_.clock.Advance(std::chrono::hours{24 * 40});  // heard late
  EXPECT_TRUE(reporting_.Hear(closed).ok());
  EXPECT_THAT(ActivitiesIn(Make({"2026-05", "2026-05"})), SizeIs(0));
  const Report april = Make({"2026-04", "2026-04"});
  ASSERT_THAT(ActivitiesIn(april), ElementsAre("a"));
  EXPECT_EQ(clock::ToMicros(april.duty_evidence[0].consultations[0].close_time) / 1'000'000,
            closed.close_time().seconds());
}

}  // namespace
}  // namespace participation::impact_reporting
