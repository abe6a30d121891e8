#include "tools/participationctl/table.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/problem.hpp"

namespace participation::ctl {
namespace {

using people_bank::v1::ListPeopleResponse;

std::string Table(const google::protobuf::Message& message) {
  std::ostringstream out;
  PrintTable(message, out);
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
  EXPECT_THAT(table, testing::HasSubstr("person-id  interests.topics  interests.involvements"));
  EXPECT_THAT(table, testing::HasSubstr("p-1        maternity         focus-group"));
  EXPECT_THAT(table, testing::HasSubstr("2 rows"));
  EXPECT_THAT(table, testing::HasSubstr("next-page-token  more"));
  EXPECT_THAT(table, testing::Not(testing::HasSubstr("etag")));
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
