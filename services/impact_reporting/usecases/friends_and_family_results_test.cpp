#include "services/impact_reporting/usecases/friends_and_family_results.hpp"

#include <gmock/gmock.h>

#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"
#include "services/impact_reporting/usecases/draw_control_chart.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class ResultsTest : public ::testing::Test {
 protected:
  // So many answers of one kind.
  void Answer(const std::string& organisation, const std::string& site, const Month& month, int answer, int count) {
    reporting_.Do([&](database::Transaction& transaction) {
      for (int i = 0; i < count; ++i) {
        AnswerStore{transaction}.Count({organisation, kFriendsAndFamilyQuestion, month, site}, answer);
      }
      return true;
    });
  }

  std::vector<FriendsAndFamilyResult> List(const ResultsQuery& query, const std::string& after = {},
                                           std::size_t limit = 100) {
    return reporting_
        .Do([&](database::Transaction& transaction) {
          return ListResults(transaction, directory_, query, after, limit);
        })
        .value();
  }

  Reporting reporting_;
  const organisations::Directory directory_ = *organisations::Directory::Parse(
      "code,name,kind,parent,opened,closed\nY9Z,Example Region,REGION,,,\n", "region.csv");
};

TEST_F(ResultsTest, AWholePeriodIsRecomputedFromTheCountsOfItsMonths) {
  Answer("R9A", "", "2026-01", 1, 9);
  Answer("R9A", "", "2026-01", 5, 1);  // 90% of 10
  Answer("R9A", "", "2026-02", 2, 30);
  Answer("R9A", "", "2026-02", 6, 70);  // 30% of 100
  const auto results = List({.level = Level::kOrganisation, .months = {"2026-01", "2026-02"}, .whole_period = true});
  ASSERT_THAT(results, SizeIs(1));
  EXPECT_EQ(results[0].month, "");
  EXPECT_EQ(results[0].responses, 110);
  EXPECT_EQ(results[0].percent_positive->WholePercent(), 35);  // 39 of 110; the average would be 60
  EXPECT_EQ(results[0].percent_negative->WholePercent(), 1);
}

TEST_F(ResultsTest, PagesFollowEachOtherOverMonthsWithoutGapsOrRepeats) {
  for (const char* month : {"2026-01", "2026-02", "2026-03"}) {
    for (const char* code : {"R9A", "R9B", "R9C"}) Answer(code, "S1", month, 1, 10);
  }
  std::vector<std::string> keys;
  std::string after;
  while (true) {
    const auto page = List({.level = Level::kSite, .months = {"2026-01", "2026-03"}}, after, 2);
    for (const auto& result : page) keys.push_back(KeyOf(result));
    if (page.size() < 2) break;
    after = keys.back();
  }
  EXPECT_THAT(keys,
              ElementsAre("2026-01|R9A|S1", "2026-01|R9B|S1", "2026-01|R9C|S1", "2026-02|R9A|S1", "2026-02|R9B|S1",
                          "2026-02|R9C|S1", "2026-03|R9A|S1", "2026-03|R9B|S1", "2026-03|R9C|S1"));
}

TEST_F(ResultsTest, OneOrganisationsSitesAreSuppressedAmongAllTheirNeighbours) {
  Answer("R9A", "S1", "2026-01", 1, 3);
  Answer("R9A", "S2", "2026-01", 1, 50);
  Answer("R9B", "S3", "2026-01", 1, 60);
  const ResultsQuery published{.level = Level::kSite, .months = {"2026-01", "2026-01"}, .organisation = "R9A"};
  const auto shown = List(published);
  ASSERT_THAT(shown, SizeIs(2));
  EXPECT_TRUE(shown[0].percentages_withheld);
  EXPECT_TRUE(shown[1].counts_withheld);
  auto full = published;
  full.published = false;
  for (const auto& result : List(full)) EXPECT_TRUE(result.counts.has_value());
}

TEST_F(ResultsTest, AChartSumsSitesAndLeavesOutMonthsBeforeApril2020) {
  Answer("R9A", "S1", "2020-03", 1, 10);
  Answer("R9A", "S1", "2020-04", 1, 10);
  Answer("R9A", "S2", "2020-04", 5, 30);
  const auto chart = reporting_.Do(
      [](database::Transaction& transaction) { return DrawControlChart(transaction, {.organisation = "R9A"}); });
  ASSERT_TRUE(chart.ok()) << chart.status();
  ASSERT_THAT(chart->points, SizeIs(1));
  EXPECT_EQ(chart->points[0].value, 25);
  EXPECT_THAT(chart->note, ::testing::HasSubstr("left out"));
  const auto site = reporting_.Do([](database::Transaction& transaction) {
    return DrawControlChart(transaction, {.organisation = "R9A", .site = "S1"});
  });
  EXPECT_EQ(site->points[0].value, 100);
}

}  // namespace
}  // namespace participation::impact_reporting
