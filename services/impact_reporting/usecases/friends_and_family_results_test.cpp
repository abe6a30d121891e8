#include "services/impact_reporting/usecases/friends_and_family_results.hpp"

#include <gmock/gmock.h>

#include <map>

#include "libs/testing/status_matchers.hpp"
#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"
#include "services/impact_reporting/usecases/draw_control_chart.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

class ResultsTest : public ::testing::Test {
 protected:
  // So many answers of one kind.
  void Answer(const std::string& organisation, const std::string& site, const Month& month, int answer, int count) {
    reporting_.Do([&](database::Transaction& transaction) {
      AnswerStore::Counts counts;
      counts[{organisation, kFriendsAndFamilyQuestion, month, site}].at(answer - 1U) = count;
      AnswerStore{transaction}.Add(counts);
      return true;
    });
  }

  std::vector<FriendsAndFamilyResult> List(const ResultsQuery& query, const std::string& after = {},
                                           std::size_t limit = 100) {
    return reporting_
        .Do([&](database::Transaction& transaction) {
          return ListResults(transaction, *cache_, directory_, query, after, limit);
        })
        .value();
  }

  absl::StatusOr<Chart> Draw(const ChartQuery& query) {
    return reporting_.Do([&](database::Transaction& transaction) {
      return DrawControlChart(transaction, query, reporting_.clock.Now());
    });
  }
  static std::vector<std::pair<Month, double>> ValuesIn(const absl::StatusOr<Chart>& chart) {
    std::vector<std::pair<Month, double>> values;
    for (const ChartPoint& point : chart->points) values.emplace_back(point.month, point.value);
    return values;
  }

  Reporting reporting_;
  const std::unique_ptr<cache::Cache> cache_ = cache::Open("memory:");
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
  EXPECT_EQ(results[0].PercentPositive()->WholePercent(), 35);  // 39 of 110; the average would be 60
  EXPECT_EQ(results[0].PercentNegative()->WholePercent(), 1);
}

TEST_F(ResultsTest, AWholePeriodGivesNoSuppressedMonthBack) {
  Answer("R9A", "S1", "2026-01", 1, 20);
  Answer("R9A", "S1", "2026-02", 5, 3);  // withheld, and 23 - 20 would give it back
  Answer("R9B", "S2", "2026-01", 1, 30);
  Answer("R9B", "S2", "2026-02", 1, 30);  // withheld in February to protect the three
  Answer("R9C", "S3", "2026-02", 2, 40);
  ResultsQuery period{.months = {"2026-01", "2026-02"}, .whole_period = true};
  for (const Level level : {Level::kSite, Level::kOrganisation, Level::kIcb}) {
    period.level = level;
    const auto results = List(period);
    ASSERT_THAT(results, SizeIs(3));
    EXPECT_EQ(results[0].responses, 23);
    EXPECT_FALSE(results[0].counts.has_value());
    EXPECT_FALSE(results[0].PercentPositive().has_value());
    EXPECT_FALSE(results[1].counts.has_value());
    EXPECT_EQ(results[2].counts->good, 40);
  }
  period.published = false;
  EXPECT_EQ(List(period)[0].counts->very_poor, 3);
}

TEST_F(ResultsTest, WhatIsShownOfAPeriodAddsUpFromWhatIsShownOfItsMonths) {
  for (int month = 1; month <= 6; ++month) {
    for (int site = 0; site < 5; ++site) {
      Answer(site < 3 ? "R9A" : "R9B", "S" + std::to_string(site), ToMonth(std::chrono::year{2026} / month),
             1 + site % 5, (month * 7 + site * 5) % 13);
    }
  }
  const Months all{"2026-01", "2026-06"};
  int shown = 0;
  for (const Level level : {Level::kSite, Level::kOrganisation, Level::kIcb, Level::kNational}) {
    std::map<std::string, std::optional<statistics::FftCounts>> sums;
    for (const auto& month : List({.level = level, .months = all}, {}, 1000)) {
      auto& sum = sums.try_emplace(month.organisation + month.site, statistics::FftCounts{}).first->second;
      sum = sum && month.counts ? std::optional{statistics::Add(*sum, *month.counts)} : std::nullopt;
    }
    for (const auto& whole : List({.level = level, .months = all, .whole_period = true})) {
      EXPECT_EQ(whole.counts, sums.at(whole.organisation + whole.site));
      shown += whole.counts.has_value();
    }
  }
  EXPECT_GT(shown, 0);
}

TEST_F(ResultsTest, AWholePeriodIsPagedToo) {
  for (const char* month : {"2026-01", "2026-02"}) {
    for (const char* code : {"R9A", "R9B", "R9C"}) Answer(code, "S1", month, 1, 10);
  }
  const ResultsQuery period{.level = Level::kSite, .months = {"2026-01", "2026-02"}, .whole_period = true};
  const auto first = List(period, {}, 2);
  ASSERT_THAT(first, SizeIs(2));
  const auto second = List(period, KeyOf(first[1]), 2);
  ASSERT_THAT(second, SizeIs(1));
  EXPECT_EQ(second[0].organisation, "R9C");
  EXPECT_EQ(second[0].responses, 20);
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
  EXPECT_FALSE(shown[0].counts.has_value());
  EXPECT_FALSE(shown[1].counts.has_value());
  auto full = published;
  full.published = false;
  for (const auto& result : List(full)) EXPECT_TRUE(result.counts.has_value());
}

TEST_F(ResultsTest, AChartSumsSitesAndLeavesOutMonthsBeforeApril2020) {
  Answer("R9A", "S1", "2020-03", 1, 10);
  Answer("R9A", "S1", "2020-04", 1, 10);
  Answer("R9A", "S2", "2020-04", 5, 30);
  const auto chart = Draw({.organisation = "R9A"});
  ASSERT_TRUE(chart.ok()) << chart.status();
  ASSERT_THAT(chart->points, SizeIs(1));
  EXPECT_EQ(chart->points[0].value, 25);
  EXPECT_THAT(chart->note, ::testing::HasSubstr("left out"));
  const auto site = Draw({.organisation = "R9A", .site = "S1"});
  EXPECT_EQ(site->points[0].value, 100);
}

TEST_F(ResultsTest, AChartEndsWithTheLastMonthThatHasEnded) {
  for (const char* month : {"2026-01", "2026-02", "2026-04"}) Answer("R9A", "S1", month, 1, 10);  // on 1 April
  const auto percentages = Draw({.organisation = "R9A"});
  EXPECT_THAT(ValuesIn(percentages), ElementsAre(Pair("2026-01", 100), Pair("2026-02", 100)));
  EXPECT_THAT(percentages->note, ::testing::HasSubstr("has not ended"));
  const auto numbers = Draw({.organisation = "R9A", .measure = Measure::kResponses});
  EXPECT_THAT(ValuesIn(numbers), ElementsAre(Pair("2026-01", 10), Pair("2026-02", 10), Pair("2026-03", 0)));
  const auto until_february = Draw({.organisation = "R9A", .measure = Measure::kResponses, .last_month = "2026-02"});
  EXPECT_THAT(ValuesIn(until_february), ElementsAre(Pair("2026-01", 10), Pair("2026-02", 10)));
  EXPECT_THAT(until_february->note, ::testing::Not(::testing::HasSubstr("has not ended")));
}

TEST_F(ResultsTest, WhatTheTestAskedBeforeApril2020IsNotAddedToWhatItAsksToday) {
  Answer("R9A", "S1", "2020-03", 1, 10);
  Answer("R9A", "S1", "2020-04", 1, 10);
  ResultsQuery query{.months = {"2020-03", "2020-04"}};
  const auto months = List(query);
  ASSERT_THAT(months, SizeIs(2));
  EXPECT_TRUE(months[0].earlier_test);
  EXPECT_EQ(months[0].PercentPositive(), std::nullopt);
  EXPECT_EQ(months[1].PercentPositive()->WholePercent(), 100);
  query.whole_period = true;
  const auto refused = reporting_.Do(
      [&](database::Transaction& transaction) { return ListResults(transaction, *cache_, directory_, query, {}, 10); });
  EXPECT_THAT(refused, testing::StatusIs(absl::StatusCode::kInvalidArgument, ::testing::HasSubstr("2020-04")));
  query.months = {"2020-03", "2020-03"};
  EXPECT_EQ(List(query).at(0).PercentPositive(), std::nullopt);
  query.months = {"2020-03", "2020-04"};
  query.question = "another";
  EXPECT_THAT(List(query), SizeIs(0)) << "only the test's own question changed";
}

}  // namespace
}  // namespace participation::impact_reporting
