#include "services/impact_reporting/domain/participation.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "libs/testing/status_matchers.hpp"
#include "services/impact_reporting/domain/telling_summary.hpp"

namespace participation::impact_reporting {
namespace {

using Kind = Contribution::Kind;

std::optional<std::int64_t> CountOf(const std::vector<ParticipationCount>& counts, const Month& month,
                                    std::optional<Kind> kind) {
  const auto found = std::ranges::find_if(
      counts, [&](const ParticipationCount& count) { return count.month == month && count.kind == kind; });
  return found->contributions;
}

TEST(ParticipationTest, ASmallCountIsWithheldAndCannotBeSubtracted) {
  const auto counts = PublishParticipation({"2026-01", "2026-02"}, {{{"2026-01", Kind::kFeedback}, 3},
                                                                    {{"2026-01", Kind::kAttendance}, 20},
                                                                    {{"2026-02", Kind::kFeedback}, 40},
                                                                    {{"2026-02", Kind::kAttendance}, 50}});
  EXPECT_EQ(CountOf(counts, "2026-01", Kind::kFeedback), std::nullopt);
  const bool row_is_open =
      CountOf(counts, "2026-01", Kind::kAttendance).has_value() && CountOf(counts, "2026-01", std::nullopt).has_value();
  EXPECT_FALSE(row_is_open);
}

TEST(ParticipationTest, WhatIsShownOfAMonthDoesNotDependOnTheMonthsThatAreAskedFor) {
  const ParticipationTally tally{{{"2026-01", Kind::kFeedback}, 40},
                                 {{"2026-02", Kind::kFeedback}, 3},
                                 {{"2026-02", Kind::kAttendance}, 20},
                                 {{"2026-03", Kind::kFeedback}, 50}};
  const auto all = PublishParticipation({"2026-01", "2026-03"}, tally);
  for (const Month month : {"2026-01", "2026-02", "2026-03"}) {
    const auto alone = PublishParticipation({month, month}, tally);
    for (const std::optional<Kind> kind : std::initializer_list<std::optional<Kind>>{
             Kind::kFeedback, Kind::kAttendance, Kind::kConsultationAnswer, std::nullopt}) {
      EXPECT_EQ(CountOf(all, month, kind), CountOf(alone, month, kind)) << month;
    }
  }
}

TEST(ParticipationTest, ATotalOverMonthsGivesNoWithheldMonthBack) {
  const ParticipationTally tally{
      {{"2026-01", Kind::kFeedback}, 40}, {{"2026-02", Kind::kFeedback}, 3}, {{"2026-02", Kind::kAttendance}, 20}};
  const auto counts = PublishParticipation({"2026-01", "2026-02"}, tally);
  EXPECT_EQ(CountOf(counts, "2026-01", Kind::kFeedback), 40);
  EXPECT_EQ(CountOf(counts, "2026-01", std::nullopt), 40);
  EXPECT_EQ(CountOf(counts, "2026-02", Kind::kAttendance), 20);
  EXPECT_EQ(CountOf(counts, "2026-02", std::nullopt), std::nullopt);
  EXPECT_EQ(CountOf(counts, "", Kind::kFeedback), std::nullopt);
  EXPECT_EQ(CountOf(counts, "", Kind::kAttendance), 20);
  EXPECT_EQ(CountOf(counts, "", std::nullopt), std::nullopt);
}

TEST(ParticipationTest, LargeCountsAndNoneAreShownWithTheirTotals) {
  const auto counts = PublishParticipation({"2026-01", "2026-01"},
                                           {{{"2026-01", Kind::kFeedback}, 12}, {{"2026-01", Kind::kAttendance}, 8}});
  EXPECT_EQ(CountOf(counts, "2026-01", Kind::kFeedback), 12);
  EXPECT_EQ(CountOf(counts, "2026-01", Kind::kConsultationAnswer), 0);
  EXPECT_EQ(CountOf(counts, "", std::nullopt), 20);
}

TEST(ParticipationTest, ReachIsWithheldWhereFewAnswered) {
  const auto reach = *PublishReach({.invited = 100, .accepted = 2, .declined = 30});
  EXPECT_EQ(reach.accepted, std::nullopt);
  EXPECT_FALSE(reach.declined.has_value() && reach.unanswered.has_value() && reach.invited.has_value());
}

TEST(ParticipationTest, FewerThanTenOnTheRegisterAreWithheld) {
  std::vector<RegisterCount> counts{{RegisterCount::Dimension::kTopic, "maternity", 9},
                                    {RegisterCount::Dimension::kTopic, "dementia", 10}};
  Publish(counts);
  EXPECT_EQ(counts[0].people, std::nullopt);
  EXPECT_EQ(counts[1].people, 10);
}

TEST(TellingSummaryTest, AFewWhoCannotBeToldAreWithheldWhenPublished) {
  const auto published =
      *Publish(TellingSummary{.due = 40,
                              .told = 200,
                              .not_reachable = 22,
                              .reasons = {{Telling::Reason::kErased, 2}, {Telling::Reason::kNoConsent, 20}},
                              .contributions = 300});
  EXPECT_EQ(published.reasons.at(Telling::Reason::kErased), std::nullopt);
  EXPECT_EQ(published.not_reachable, std::nullopt);
}

TEST(TellingSummaryTest, AFewOverdueOrAFewNotYetOverdueAreWithheld) {
  const auto overdue = [](std::int64_t count) { return Publish(TellingSummary{.due = 12, .overdue = count})->overdue; };
  EXPECT_EQ(overdue(0), 0);
  EXPECT_EQ(overdue(4), std::nullopt);
  EXPECT_EQ(overdue(6), 6);
  EXPECT_EQ(overdue(8), std::nullopt) << "the other four";
  EXPECT_EQ(overdue(12), 12);
}

TEST(TellingSummaryTest, AllOutcomesTogetherGiveNoOutcomesWithheldCountBack) {
  const std::array outcomes = {*Publish(TellingSummary{.told = 40, .contributions = 50, .complete = true}),
                               *Publish(TellingSummary{.told = 3, .contributions = 60, .complete = true})};
  const auto together = Together(outcomes);
  EXPECT_EQ(outcomes[0].told, 40);
  EXPECT_EQ(together.told, std::nullopt);
  EXPECT_EQ(together.due, 0);
  EXPECT_EQ(together.contributions, 110);
  EXPECT_TRUE(together.complete);
}

TEST(TellingSummaryTest, AFewContributionsOfPeopleWhoAreKnownCannotBeSubtracted) {
  const auto published = *Publish(TellingSummary{.told = 2, .contributions = 100, .contributions_unknown = 98});
  EXPECT_FALSE(published.contributions.has_value() && published.contributions_unknown.has_value());
}

}  // namespace
}  // namespace participation::impact_reporting
