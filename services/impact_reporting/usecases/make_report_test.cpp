#include "services/impact_reporting/usecases/make_report.hpp"

#include <gmock/gmock.h>

#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

class ReportTest : public ::testing::Test {
 protected:
  // So many good and so many poor answers.
  void Answer(const std::string& organisation, const std::string& site, const Month& month, int good, int poor) {
    reporting_.Do([&](database::Transaction& transaction) {
      AnswerStore answers{transaction};
      for (int i = 0; i < good; ++i) answers.Count({organisation, kFriendsAndFamilyQuestion, month, site}, 2);
      for (int i = 0; i < poor; ++i) answers.Count({organisation, kFriendsAndFamilyQuestion, month, site}, 4);
      return true;
    });
  }

  Report Make(const Months& months) {
    return reporting_
        .Do([&](database::Transaction& transaction) {
          return MakeReport(transaction, directory_, "R9A", months, reporting_.clock.Now());
        })
        .value();
  }

  Reporting reporting_;
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

}  // namespace
}  // namespace participation::impact_reporting
