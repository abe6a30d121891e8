#include "tools/participationctl/table.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/problem.hpp"

namespace participation::ctl {
namespace {

using people_bank::v1::ListPeopleResponse;

std::string Table(const google::protobuf::Message& message, Cells cells = Cells::kCut) {
  std::ostringstream out;
  PrintTable(message, cells, out);
  return out.str();
}

TEST(TableTest, AListIsATableWithoutItsEmptyColumns) {
  ListPeopleResponse response;
  auto& person = *response.add_people();
  person.set_person_id("p-1");
  person.mutable_interests()->add_topics("maternity");
  person.mutable_interests()->add_involvements(people_bank::v1::INVOLVEMENT_FOCUS_GROUP);
  response.add_people()->set_person_id("p-22");
  response.set_next_page_token("more");
  const std::string table = Table(response);
  EXPECT_THAT(table, testing::HasSubstr("person-id  topics     involvements\n"));
  EXPECT_THAT(table, testing::HasSubstr("p-1        maternity  focus-group\n"));
  EXPECT_THAT(table, testing::HasSubstr("2 rows"));
  EXPECT_THAT(table, testing::HasSubstr("more follow: say --all, or --page-token more"));
  EXPECT_THAT(table, testing::Not(testing::HasSubstr("etag")));
}

TEST(TableTest, WhatOnlyProgramsNeedIsLeftOutOfRowsAndTimesAreShort) {
  ListPeopleResponse response;
  auto& person = *response.add_people();
  person.set_etag("7");
  person.mutable_create_time()->set_seconds(1'795'348'800);
  person.mutable_create_time()->set_nanos(123'456'789);
  *person.mutable_update_time() = person.create_time();
  const std::string table = Table(response);
  EXPECT_THAT(table, testing::HasSubstr("2026-11-22 12:00:00\n"));
  EXPECT_THAT(table, testing::Not(testing::HasSubstr("update-time")));
  EXPECT_THAT(table, testing::Not(testing::HasSubstr("etag")));
}

TEST(TableTest, AnEmptyListSaysSo) { EXPECT_EQ(Table(ListPeopleResponse{}), "nothing found\n"); }

TEST(TableTest, SeveralListsAreTablesWithTitles) {
  impact_reporting::v1::TraceContributionResponse response;
  response.add_findings()->set_statement("Nobody says what happens next");
  const std::string table = Table(response);
  EXPECT_THAT(table, testing::HasSubstr("\nfindings:\nstatement\nNobody says"));
  EXPECT_THAT(table, testing::HasSubstr("\ndecisions: none\n"));
}

TEST(TableTest, SeveralThingsAreEachUnderTheirName) {
  impact_reporting::v1::TraceOutcomeResponse response;
  response.mutable_outcome()->set_title("What changed");
  response.mutable_decision()->set_title("What was decided");
  const std::string table = Table(response);
  EXPECT_THAT(table, testing::ContainsRegex("(^|\n)outcome:\ntitle"));
  EXPECT_THAT(table, testing::HasSubstr("\ndecision:\ntitle"));
}

TEST(TableTest, AListWithinTheThingShownIsATableBelowIt) {
  impact_reporting::v1::GetControlChartResponse response;
  response.mutable_chart()->set_site("Z9A0E");
  response.mutable_chart()->add_points()->set_month("2026-10");
  response.mutable_chart()->mutable_points(0)->set_value(81.5666);
  const std::string table = Table(response);
  EXPECT_THAT(table, testing::StartsWith("site"));
  EXPECT_THAT(table, testing::HasSubstr("\npoints:\nmonth"));
  EXPECT_THAT(table, testing::HasSubstr("81.57"));
}

TEST(TableTest, ALongTextIsCutUnlessTheTableIsWideAndAnIdNever) {
  impact_reporting::v1::ListDecisionsResponse response;
  auto& decision = *response.add_decisions();
  decision.set_title(std::string(59, 'x') + "é and more");
  decision.add_finding_ids(std::string(36, 'a'));
  decision.add_finding_ids(std::string(36, 'b'));
  EXPECT_THAT(Table(response), testing::HasSubstr(std::string(59, 'x') + "… "));
  EXPECT_THAT(Table(response), testing::HasSubstr(std::string(36, 'b')));
  EXPECT_THAT(Table(response, Cells::kWhole), testing::HasSubstr("é and more"));
}

TEST(TableTest, WhatARowSaysAlreadyIsNotSaidAgainByAListWithinIt) {
  feedback_ingestion::v1::StreamFeedbackResponse response;
  auto& outcome = *response.add_outcomes();
  outcome.set_message("organisation: is required");
  outcome.add_violations()->set_field("organisation");
  outcome.mutable_violations(0)->set_description("is required");
  EXPECT_THAT(Table(response), testing::Not(testing::HasSubstr("violations")));
  outcome.set_message("2 fields do not fit");
  EXPECT_THAT(Table(response), testing::HasSubstr("organisation is required"));
}

TEST(TableTest, JsonHasEveryField) {
  ListPeopleResponse response;
  std::ostringstream out;
  PrintJson(response, out);
  EXPECT_THAT(out.str(), testing::HasSubstr("\"nextPageToken\": \"\""));
}

TEST(ProblemTest, EachClassOfErrorHasItsOwnExitCode) {
  const auto code = [](grpc::StatusCode status) { return ExitCodeOf({status, ""}); };
  EXPECT_EQ(code(grpc::StatusCode::INVALID_ARGUMENT), 3);
  EXPECT_EQ(code(grpc::StatusCode::NOT_FOUND), 4);
  EXPECT_EQ(code(grpc::StatusCode::PERMISSION_DENIED), 5);
  EXPECT_EQ(code(grpc::StatusCode::ABORTED), 6);
  EXPECT_EQ(code(grpc::StatusCode::UNAVAILABLE), 7);
  EXPECT_EQ(code(grpc::StatusCode::INTERNAL), 1);
}

}  // namespace
}  // namespace participation::ctl
