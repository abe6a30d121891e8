#include "services/impact_reporting/domain/friends_and_family.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "libs/testing/status_matchers.hpp"

namespace participation::impact_reporting {
namespace {

organisations::Directory Region() {
  return *organisations::Directory::Parse(
      "code,name,kind,parent,opened,closed\n"
      "Y9Z,Example Region,REGION,,,\n"
      "Q9Z,Example ICB,ICB,Y9Z,,\n"
      "R9A,Northern Trust,TRUST,Q9Z,,\n"
      "R9B,Southern Trust,TRUST,Q9Z,,\n"
      "R9A01,Hill Hospital,SITE,R9A,,\n"
      "R9A02,Dale Hospital,SITE,R9A,,\n"
      "R9B01,Wye Hospital,SITE,R9B,,\n",
      "region.csv");
}

// Very good, good, neither, poor, very poor, don't know.
const std::vector<SiteCounts>& Sites() {
  static const std::vector<SiteCounts> sites{{"R9A", "R9A01", {6, 2, 1, 1, 0, 2}},
                                             {"R9A", "R9A02", {1, 1, 0, 0, 1, 0}},
                                             {"R9B", "R9B01", {10, 0, 0, 10, 0, 0}},
                                             {"X9X", "", {7, 0, 0, 0, 0, 0}}};
  return sites;
}

FriendsAndFamilyResult Of(Level level, const std::string& organisation, const std::string& site, bool published) {
  static const auto directory = Region();
  const auto results = ComputeResults(Sites(), directory, "2026-03", published);
  EXPECT_TRUE(results.ok());
  const auto found = std::ranges::find_if(*results, [&](const FriendsAndFamilyResult& result) {
    return result.level == level && result.organisation == organisation && result.site == site;
  });
  if (found == results->end()) {
    ADD_FAILURE() << "no result of " << organisation << " " << site;
    return {};
  }
  return *found;
}

TEST(FriendsAndFamilyTest, PercentagesAreThoseComputedByHand) {
  const auto site = Of(Level::kSite, "R9A", "R9A01", false);
  EXPECT_EQ(site.responses, 12);
  EXPECT_EQ(site.PercentPositive()->WholePercent(), 67);  // 8 of 12, don't know counts
  EXPECT_EQ(site.PercentNegative()->WholePercent(), 8);   // 1 of 12
  EXPECT_EQ(site.name, "Hill Hospital");
}

TEST(FriendsAndFamilyTest, AnOrganisationIsRecomputedFromSummedCountsAndNotAveraged) {
  const auto trust = Of(Level::kOrganisation, "R9A", "", false);
  EXPECT_EQ(trust.responses, 15);
  EXPECT_EQ(trust.PercentPositive()->WholePercent(), 67);  // 10 of 15
  EXPECT_EQ(trust.PercentNegative()->WholePercent(), 13);  // 2 of 15; the average of the sites' 8% and 33% would be 21%
}

TEST(FriendsAndFamilyTest, AnIcbSumsItsOrganisationsAndTheNationEverybody) {
  const auto board = Of(Level::kIcb, "Q9Z", "", false);
  EXPECT_EQ(board.responses, 35);
  EXPECT_EQ(board.PercentPositive()->WholePercent(), 57);  // 20 of 35
  EXPECT_EQ(board.PercentNegative()->WholePercent(), 34);  // 12 of 35
  EXPECT_EQ(Of(Level::kNational, "", "", false).responses, 42);
}

TEST(FriendsAndFamilyTest, ACodeUnknownToTheDirectoryStandsForItself) {
  EXPECT_EQ(Of(Level::kIcb, "X9X", "", false).responses, 7);
  EXPECT_EQ(Of(Level::kOrganisation, "X9X", "", false).name, "");
}

TEST(FriendsAndFamilyTest, ASmallSiteIsWithheldWithItsPercentages) {
  const auto small = Of(Level::kSite, "R9A", "R9A02", true);
  EXPECT_EQ(small.responses, 3);
  EXPECT_FALSE(small.counts.has_value());
  EXPECT_FALSE(small.PercentPositive().has_value());
  EXPECT_FALSE(small.PercentNegative().has_value());
}

TEST(FriendsAndFamilyTest, ItsOnlyNeighbourIsWithheldTooSoThatItCannotBeSubtracted) {
  const auto neighbour = Of(Level::kSite, "R9A", "R9A01", true);
  EXPECT_FALSE(neighbour.counts.has_value());
  EXPECT_FALSE(neighbour.PercentPositive().has_value());  // with 12 responses it would give the answers back
  EXPECT_TRUE(Of(Level::kSite, "R9B", "R9B01", true).counts.has_value());
}

TEST(FriendsAndFamilyTest, ANationOfThreeAnswersIsWithheldAsItsOnlySiteIs) {
  const std::vector<SiteCounts> three{{"R9A", "R9A01", {1, 1, 1, 0, 0, 0}}};
  const auto results = ComputeResults(three, Region(), "2026-03", true);
  for (const auto& result : *results) {
    EXPECT_EQ(result.responses, 3);
    EXPECT_FALSE(result.counts.has_value()) << static_cast<int>(result.level);
  }
}

TEST(FriendsAndFamilyTest, NobodyAnswersNothing) {
  EXPECT_TRUE(ComputeResults({}, Region(), "2026-03", true)->empty());
}

}  // namespace
}  // namespace participation::impact_reporting
