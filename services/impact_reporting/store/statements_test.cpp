#include <gmock/gmock.h>

#include "libs/database/testing/counted.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/duty_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

// Lists take as many statements however long they are.
class StatementsTest : public ::testing::Test {
 protected:
  template <class Question>
  std::size_t Count(Question question) {
    return reporting_.Ask([&](database::Transaction& transaction) {
      database::Counted counted{transaction};
      question(counted);
      return counted.statements();
    });
  }

  void Plan(const std::string& activity_id, int consultations) {
    reporting_.Do([&](database::Transaction& transaction) {
      DutyEvidence activity;
      activity.activity_id = activity_id;
      activity.organisation = "R9A";
      DutyStore{transaction}.Plan(activity);
      ConsultationEvidence consultation;
      consultation.activity_id = activity_id;
      for (int i = 0; i < consultations; ++i) {
        consultation.id = activity_id + std::to_string(1000 + i);
        DutyStore{transaction}.Open(consultation);
      }
      return true;
    });
  }

  Reporting reporting_;
};

TEST_F(StatementsTest, DecisionsComeWithTheirFindings) {
  const std::string one = reporting_.FindTheme("parking").finding.id;
  const std::string other = reporting_.FindTheme("food").finding.id;
  for (int i = 0; i < 20; ++i) reporting_.Decide({other, one});
  const auto statements = Count([&](auto& transaction) {
    const auto decisions = DecisionStore{transaction}.List("", std::nullopt, "", 100);
    EXPECT_THAT(decisions, SizeIs(20));
    for (const auto& decision : decisions) EXPECT_THAT(decision.details().finding_ids, ElementsAre(other, one));
  });
  EXPECT_EQ(statements, 2U);
}

TEST_F(StatementsTest, ActivitiesComeWithTheirConsultations) {
  Plan("a", 2);
  Plan("b", 150);
  Plan("c", 2);
  const auto statements = Count([&](auto& transaction) {
    const auto evidence = DutyStore{transaction}.List("R9A", "", 10);
    ASSERT_THAT(evidence, SizeIs(3));
    EXPECT_THAT(evidence[0].consultations, SizeIs(2));
    EXPECT_THAT(evidence[1].consultations, SizeIs(100));
    EXPECT_TRUE(evidence[1].shortened);
    EXPECT_EQ(evidence[1].consultations.front().id, "b1000");
    EXPECT_EQ(evidence[2].consultations[1].id, "c1001");
  });
  EXPECT_EQ(statements, 2U);
}

TEST_F(StatementsTest, ManyContributionsAndTheirThemesAreHeardTogether) {
  const auto hear = [&](std::size_t count) {
    std::vector<HeardContribution> heard;
    std::vector<HeardThemes> themed;
    for (std::size_t i = 0; i < count; ++i) {
      Contribution contribution{.id = id::New(), .organisation = "R9A", .date = "2026-03-14"};
      contribution.SetPerson("person-" + std::to_string(i));
      themed.push_back({contribution.id, "R9A", {"parking", "food"}});
      heard.push_back({std::move(contribution), {"fft", 1 + static_cast<int>(i % 6)}});
    }
    return reporting_.Do([&](database::Transaction& transaction) {
      database::Counted counted{transaction};
      EXPECT_TRUE(HearContributions(counted, heard, reporting_.clock.Now()).ok());
      EXPECT_TRUE(HearThemes(counted, themed, reporting_.clock.Now()).ok());
      return counted.statements();
    });
  };
  const std::size_t of_two = hear(2);
  EXPECT_EQ(hear(100), of_two);
  EXPECT_EQ(reporting_.FindTheme("food").contributions, 102);
}

}  // namespace
}  // namespace participation::impact_reporting
