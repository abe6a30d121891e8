#include "services/impact_reporting/usecases/publish_evidence.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

// A differencing attack: a reader of the published months and reports tries every number that could lie behind them.
namespace participation::impact_reporting {
namespace {

constexpr std::array kMonths = {"2026-01", "2026-02"};
constexpr std::int64_t kGreatest = 12;
constexpr int kTables = 150;

// Attendances at two activities in two months: 11, 12, 21, 22.
using Table = std::array<std::int64_t, 4>;

// Two months, then two activities, then each activity in each month.
using Sums = std::array<std::int64_t, 8>;
Sums SumsOf(const Table& table) {
  return {table[0] + table[2],
          table[1] + table[3],
          table[0] + table[1],
          table[2] + table[3],
          table[0],
          table[1],
          table[2],
          table[3]};
}

class AttackTest : public ::testing::Test {
 protected:
  // What is published of the sums, of an organisation in which nothing else happened.
  std::array<PublishedCount, 4> Published(const std::string& organisation, const Table& table) {
    const std::array ids = {organisation + "-first", organisation + "-second"};
    return reporting_.Do([&](database::Transaction& transaction) {
      for (std::size_t cell = 0; cell < table.size(); ++cell) {
        for (int i = 0; i < table[cell]; ++i) {
          Contribution contribution{.id = id::New(), .kind = Contribution::Kind::kAttendance};
          contribution.organisation = organisation;
          contribution.date = std::string{kMonths[cell % 2]} + "-10";
          contribution.activity_id = ids[cell / 2];
          EXPECT_TRUE(HearContributions(transaction, {{contribution}}, reporting_.clock.Now()).ok());
        }
      }
      const auto tally = ContributionStore{transaction}.Tally(organisation, {kMonths[0], kMonths[1]});
      std::array<PublishedCount, 4> shown;
      for (const ParticipationCount& count : PublishParticipation({kMonths[0], kMonths[1]}, tally)) {
        if (count.kind != Contribution::Kind::kAttendance || count.month.empty()) continue;
        shown[count.month == kMonths[0] ? 0 : 1] = count.contributions;
      }
      for (std::size_t i = 0; i < 2; ++i) shown[2 + i] = PublishEvidence(transaction, Evidence::OfActivity(ids[i]));
      return shown;
    });
  }

  Reporting reporting_;
};

// A month is withheld only for being small, an activity for its neighbours, too. Who looks knows the dates of an
// activity, and so in which months nobody can have attended it.
bool Agrees(const std::array<PublishedCount, 4>& shown, const Sums& sums) {
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] ? sums[i] != *shown[i] : sums[i] == 0 || (i < 2 && Publish(sums[i]))) return false;
  }
  return true;
}

// The values that each sum has in some table that agrees with the publication.
std::array<std::set<std::int64_t>, 8> Possible(const std::array<PublishedCount, 4>& shown, const Table& table) {
  std::array<std::set<std::int64_t>, 8> possible;
  const auto most = [&](std::size_t cell) { return table[cell] == 0 ? 0 : kGreatest + 4; };
  const auto least = [&](std::size_t cell) { return table[cell] == 0 ? 0 : 1; };
  Table guess;
  for (guess[0] = least(0); guess[0] <= most(0); ++guess[0]) {
    for (guess[1] = least(1); guess[1] <= most(1); ++guess[1]) {
      for (guess[2] = least(2); guess[2] <= most(2); ++guess[2]) {
        for (guess[3] = least(3); guess[3] <= most(3); ++guess[3]) {
          const Sums sums = SumsOf(guess);
          if (!Agrees(shown, sums)) continue;
          for (std::size_t i = 0; i < sums.size(); ++i) possible[i].insert(sums[i]);
        }
      }
    }
  }
  return possible;
}

TEST_F(AttackTest, NobodyWorksOutASmallNumberFromMonthsAndActivities) {
  std::mt19937_64 random{42};
  std::uniform_int_distribution<std::int64_t> count{-4, kGreatest};
  int small = 0;
  int shown_activities = 0;
  for (int i = 0; i < kTables; ++i) {
    Table table;
    for (auto& cell : table) cell = std::max<std::int64_t>(count(random), 0);
    const auto shown = Published("organisation-" + std::to_string(i), table);
    shown_activities += shown[2].value_or(0) > 0;
    const auto possible = Possible(shown, table);
    const Sums sums = SumsOf(table);
    for (std::size_t sum = 0; sum < sums.size(); ++sum) {
      ASSERT_TRUE(possible[sum].contains(sums[sum]));
      if (Publish(sums[sum])) continue;
      ++small;
      EXPECT_GT(possible[sum].size(), 1U) << ::testing::PrintToString(table) << " " << sum;
    }
  }
  EXPECT_GT(small, 30);
  EXPECT_GT(shown_activities, 30);
}

}  // namespace
}  // namespace participation::impact_reporting
