#include "services/people_bank/domain/candidate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "services/people_bank/domain/opportunity.hpp"

namespace participation::people_bank {
namespace {

using ::testing::ElementsAre;

TEST(MatchesTest, TheReasonsOfAPersonAreTheInterestsThatMatch) {
  Matches matches;
  matches.Add("topic:maternity", {"a", "b"}, 10);
  matches.Add("area:E1", {"b", "c"}, 10);
  const auto candidates = matches.Take("o");
  ASSERT_EQ(candidates.size(), 3);
  EXPECT_THAT(candidates[1].reasons, ElementsAre("topic:maternity", "area:E1"));
  EXPECT_EQ(candidates[1].score(), 2);
  EXPECT_EQ(matches.complete_up_to(), "");
}

TEST(MatchesTest, NobodyIsTakenBehindTheEndOfAListThatGoesOn) {
  Matches matches;
  matches.Add("topic:maternity", {"a", "b"}, 2);
  matches.Add("area:E1", {"a", "z"}, 10);
  const auto candidates = matches.Take("o");
  ASSERT_EQ(candidates.size(), 2);
  EXPECT_EQ(candidates[1].person_id, "b");
  EXPECT_EQ(matches.complete_up_to(), "b");
}

TEST(MatchesTest, TheShortestOfSeveralUnfinishedListsCounts) {
  Matches matches;
  matches.Add("topic:maternity", {"a", "y"}, 2);
  matches.Add("area:E1", {"b", "c"}, 2);
  EXPECT_EQ(matches.Take("o").size(), 3);
  EXPECT_EQ(matches.complete_up_to(), "c");
}

TEST(LotTest, IsTheSameEachTimeAndAnotherForEachOpportunity) {
  EXPECT_EQ(LotFor("o", "p"), LotFor("o", "p"));
  EXPECT_NE(LotFor("o", "p"), LotFor("q", "p"));
  EXPECT_GE(LotFor("o", "p"), 0);
}

TEST(LotTest, FavoursNobodyForRegisteringEarly) {
  int first_half = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto opportunity = "opportunity " + std::to_string(i);
    first_half += LotFor(opportunity, "019a0000-0000-7000-8000-000000000001") <
                          LotFor(opportunity, "019a0000-0000-7000-8000-000000000002")
                      ? 1
                      : 0;
  }
  EXPECT_NEAR(first_half, 500, 80);
}

TEST(OpportunityTest, InvitesThreeForAPlaceUpToALimit) {
  Opportunity opportunity;
  opportunity.places = 12;
  EXPECT_EQ(opportunity.MostFoundPeople(), 36);
  opportunity.places = 1'000'000'000;
  EXPECT_EQ(opportunity.MostFoundPeople(), kMostFoundPeople);
  opportunity.places = -1;
  EXPECT_EQ(opportunity.MostFoundPeople(), 0);
}

}  // namespace
}  // namespace participation::people_bank
