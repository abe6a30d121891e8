#include "libs/disclosure/fft_suppression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace participation::disclosure {
namespace {

FftUnit Unit(FftLevel level, std::optional<std::size_t> parent, std::int64_t responses, std::string name = {}) {
  return {.level = level, .parent = parent, .counts = {.very_good = responses}, .name = std::move(name)};
}

std::vector<FftFlags> Flags(const std::vector<FftUnit>& units) {
  auto flags = FlagFft(units);
  EXPECT_TRUE(flags.ok()) << flags.status();
  return *std::move(flags);
}

TEST(FftSuppressionTest, OneToFourResponsesAreFirstLevelAndNoneAreNot) {
  EXPECT_FALSE(IsFirstLevel(0));
  EXPECT_TRUE(IsFirstLevel(1));
  EXPECT_TRUE(IsFirstLevel(4));
  EXPECT_FALSE(IsFirstLevel(5));
}

TEST(FftSuppressionTest, TheSecondLowestIsHiddenWhenTheLowestAloneIsSmall) {
  const auto flags = Flags({Unit(FftLevel::kIcb, {}, 1000), Unit(FftLevel::kTrust, 0, 150),
                            Unit(FftLevel::kTrust, 0, 80), Unit(FftLevel::kTrust, 0, 2), Unit(FftLevel::kTrust, 0, 0)});
  EXPECT_FALSE(flags[1].Any());
  EXPECT_EQ(flags[2], (FftFlags{.rank = 2, .second_level = true}));
  EXPECT_EQ(flags[3], (FftFlags{.rank = 1, .first_level = true}));
  EXPECT_EQ(flags[4], FftFlags{});
}

TEST(FftSuppressionTest, TwoSmallSiblingsProtectEachOther) {
  const auto flags = Flags({Unit(FftLevel::kIcb, {}, 100), Unit(FftLevel::kTrust, 0, 2), Unit(FftLevel::kTrust, 0, 3),
                            Unit(FftLevel::kTrust, 0, 95)});
  EXPECT_TRUE(flags[1].first_level && flags[2].first_level);
  EXPECT_FALSE(flags[2].second_level);
  EXPECT_FALSE(flags[3].Any());
}

TEST(FftSuppressionTest, ASuppressedParentHidesItsTwoLowestChildrenDownToTheWard) {
  const auto flags = Flags({Unit(FftLevel::kIcb, {}, 3), Unit(FftLevel::kIcb, {}, 60), Unit(FftLevel::kTrust, 1, 60),
                            Unit(FftLevel::kSite, 2, 60), Unit(FftLevel::kWard, 3, 30), Unit(FftLevel::kWard, 3, 20),
                            Unit(FftLevel::kWard, 3, 10)});
  EXPECT_TRUE(flags[1].second_level);
  EXPECT_TRUE(flags[2].cascade);
  EXPECT_TRUE(flags[3].cascade);
  EXPECT_FALSE(flags[4].Any());
  EXPECT_TRUE(flags[5].cascade && flags[6].cascade);
}

TEST(FftSuppressionTest, EqualWardsAreRankedBySpecialityThenName) {
  std::vector<FftUnit> units{Unit(FftLevel::kIcb, {}, 50),      Unit(FftLevel::kTrust, 0, 50),
                             Unit(FftLevel::kSite, 1, 50),      Unit(FftLevel::kWard, 2, 10, "B"),
                             Unit(FftLevel::kWard, 2, 10, "A"), Unit(FftLevel::kWard, 2, 10, "C")};
  units[5].first_speciality = "100 - GENERAL SURGERY";
  units[3].first_speciality = units[4].first_speciality = "300 - GENERAL MEDICINE";
  const auto flags = Flags(units);
  EXPECT_EQ(flags[5].rank, 1U);
  EXPECT_EQ(flags[4].rank, 2U);
  EXPECT_EQ(flags[3].rank, 3U);
}

TEST(FftSuppressionTest, AReturnWithoutItsParentsIsRefused) {
  const auto code = [](const std::vector<FftUnit>& units) { return FlagFft(units).status().code(); };
  const auto refused = absl::StatusCode::kInvalidArgument;
  EXPECT_EQ(code({Unit(FftLevel::kTrust, {}, 5)}), refused);
  EXPECT_EQ(code({Unit(FftLevel::kTrust, 1, 5), Unit(FftLevel::kIcb, {}, 5)}), refused);
  EXPECT_EQ(code({Unit(FftLevel::kIcb, {}, 5), Unit(FftLevel::kSite, 0, 5)}), refused);
  EXPECT_EQ(code({Unit(FftLevel::kIcb, {}, 5), Unit(FftLevel::kIcb, 0, 5)}), refused);
  EXPECT_EQ(code({Unit(FftLevel::kIcb, {}, -5)}), refused);
  EXPECT_TRUE(FlagFft({}).ok());
}

TEST(FftPublicationTest, FirstLevelHidesAnswersModesAndPercentagesAndKeepsTotals) {
  const FftUnit unit{.level = FftLevel::kWard, .counts = {.very_good = 3}, .eligible = 40, .modes = {2, 1}};
  const auto published = Publish(unit, {.rank = 1, .first_level = true}, FftPercentages::kOfficial);
  EXPECT_EQ(published.total, 3);
  EXPECT_EQ(published.eligible, 40);
  EXPECT_TRUE(published.counts_withheld && published.percentages_withheld);
  EXPECT_FALSE(published.counts || published.modes || published.positive || published.negative);
}

TEST(FftPublicationTest, OtherFlagsHideAnswersOnlyUnlessTheStricterRuleIsChosen) {
  const FftUnit unit{.level = FftLevel::kWard, .counts = {.very_good = 30, .poor = 10}, .modes = {40}};
  for (const FftFlags flags : {FftFlags{.rank = 2, .second_level = true}, FftFlags{.rank = 2, .cascade = true}}) {
    const auto official = Publish(unit, flags, FftPercentages::kOfficial);
    EXPECT_FALSE(official.counts || official.modes);
    ASSERT_TRUE(official.positive && official.negative);
    EXPECT_EQ(official.positive->WholePercent(), 75);
    const auto strict = Publish(unit, flags, FftPercentages::kWithCounts);
    EXPECT_TRUE(strict.percentages_withheld);
    EXPECT_FALSE(strict.positive || strict.negative);
  }
}

TEST(FftPublicationTest, AnUnflaggedUnitIsShownWholeAndAnEmptyOneHasBlankPercentages) {
  const FftUnit unit{.counts = {.very_good = 8, .good = 2}, .modes = {10}};
  const auto published = Publish(unit, {.rank = 1}, FftPercentages::kOfficial);
  EXPECT_EQ(published.counts, unit.counts);
  EXPECT_EQ(published.modes, unit.modes);
  EXPECT_EQ(published.positive->WholePercent(), 100);
  const auto empty = Publish({}, {}, FftPercentages::kOfficial);
  EXPECT_FALSE(empty.percentages_withheld);
  EXPECT_FALSE(empty.positive.has_value());
}

TEST(FftPublicationTest, OfficialPercentagesGiveASmallSiblingsAnswersBackAndTheStricterRuleDoesNot) {
  // Site total and percentages are shown; so are those of the second ward, hidden to protect the first.
  const std::vector<FftUnit> units{
      {.level = FftLevel::kIcb, .counts = {.very_good = 20, .very_poor = 4}},
      {.level = FftLevel::kTrust, .parent = 0, .counts = {.very_good = 20, .very_poor = 4}},
      {.level = FftLevel::kSite, .parent = 1, .counts = {.very_good = 20, .very_poor = 4}},
      {.level = FftLevel::kWard, .parent = 2, .counts = {.very_good = 1, .very_poor = 2}},
      {.level = FftLevel::kWard, .parent = 2, .counts = {.very_good = 19, .very_poor = 2}},
  };
  const auto flags = Flags(units);
  const auto negatives = [](const PublishedFft& shown) {
    // What a reader gets from a whole percent and a total below 100.
    return std::llround(static_cast<double>(shown.negative->WholePercent() * shown.total) / 100.0);
  };
  const auto site = Publish(units[2], flags[2], FftPercentages::kOfficial);
  const auto second = Publish(units[4], flags[4], FftPercentages::kOfficial);
  ASSERT_TRUE(flags[3].first_level && flags[4].second_level);
  EXPECT_EQ(negatives(site) - negatives(second), 2) << "the small ward's negative answers";
  EXPECT_FALSE(Publish(units[4], flags[4], FftPercentages::kWithCounts).negative.has_value());
}

}  // namespace
}  // namespace participation::disclosure
