#include "services/impact_reporting/usecases/join_groups.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

// An outcome that rests on what was said about parking, and then on what was said about access. Ada and somebody
// unknown were heard first; the search for contributors has then gone through the first 500 of 602 about parking.
class JoinGroupsTest : public testing::Test {
 protected:
  void SearchHalf(const std::vector<std::string>& themes) {
    adas_ = reporting_.HearFeedback("ada", themes);
    unknown_ = reporting_.HearFeedback("", themes);
    reporting_.HearMany(600, 600);
    const auto parking = reporting_.FindTheme("parking").finding.id;
    const auto access = reporting_.FindTheme("access").finding.id;
    outcome_ = reporting_.Publish(reporting_.Decide({parking, access}).id());
    ASSERT_TRUE(reporting_.MakeSomeTellings());
  }

  void SayThemes(const std::vector<std::string>& themes) {
    EXPECT_TRUE(reporting_.Hear(Reporting::Themed(adas_, themes)).ok());
    EXPECT_TRUE(reporting_.Hear(Reporting::Themed(unknown_, themes)).ok());
  }

  void ExpectEachCountedOnce() {
    const auto tellings = reporting_.Emitted<v1::TellingDue>();
    EXPECT_EQ(std::ranges::count_if(tellings, [](const auto& due) { return due.first.person_id() == "ada"; }), 1);
    const auto summary = reporting_.SummaryOf(outcome_);
    EXPECT_EQ(summary.contributions, 602);
    EXPECT_EQ(summary.contributions_unknown, 86 + 1);
  }

  Reporting reporting_;
  std::string adas_;
  std::string unknown_;
  Outcome outcome_;
};

TEST_F(JoinGroupsTest, AThemeAddedBehindTheSearchHidesNobodyWhoWasAheadOfIt) {
  SearchHalf({"access"});
  SayThemes({"access", "parking"});
  reporting_.MakeAllTellings();
  ExpectEachCountedOnce();
}

TEST_F(JoinGroupsTest, AThemeAddedAheadOfTheSearchCountsNobodyAgain) {
  SearchHalf({"parking"});
  SayThemes({"access", "parking"});
  reporting_.MakeAllTellings();
  ExpectEachCountedOnce();
}

TEST_F(JoinGroupsTest, WhoIsMovedAheadOfTheSearchIsNotCountedAgain) {
  SearchHalf({"parking"});
  SayThemes({"access"});
  reporting_.MakeAllTellings();
  ExpectEachCountedOnce();
}

TEST_F(JoinGroupsTest, WhoIsMovedBehindTheSearchIsNotMissed) {
  SearchHalf({"access"});
  SayThemes({"parking"});
  reporting_.MakeAllTellings();
  ExpectEachCountedOnce();
}

TEST_F(JoinGroupsTest, AThemeTakenAwayAndGivenBackCountsNobodyAgain) {
  SearchHalf({"parking"});
  reporting_.MakeAllTellings();
  SayThemes({});
  SayThemes({"parking"});
  ExpectEachCountedOnce();
}

}  // namespace
}  // namespace participation::impact_reporting
