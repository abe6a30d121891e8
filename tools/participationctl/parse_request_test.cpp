#include "tools/participationctl/parse_request.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::ctl {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::string Refused(std::string_view text, std::optional<int> line = std::nullopt) {
  const auto parsed = ParseRequest(*people_bank::v1::RegisterPersonRequest::descriptor(), {text, "person.json", line});
  EXPECT_FALSE(parsed.ok()) << *parsed;
  return std::string{parsed.status().message()};
}

TEST(ParseRequestTest, WhereATextStopsBeingJsonIsSaidByLineAndColumn) {
  EXPECT_THAT(Refused("{\n  \"details\": {\n    \"givenName\": Ada\n  }\n}"),
              StartsWith("person.json, line 3, column 18: no JSON from here on"));
  EXPECT_THAT(Refused("{\"größe\": Ada}"), StartsWith("person.json, line 1, column 11:"));
  EXPECT_THAT(Refused("{\"details\": }", 17), StartsWith("person.json, line 17, column 13:"));
  EXPECT_THAT(Refused(""), StartsWith("person.json, line 1, column 1:"));
}

TEST(ParseRequestTest, WhatIsNoObjectOrNestsTooDeepIsRefused) {
  EXPECT_THAT(Refused("[1]"), HasSubstr("a request is a JSON object"));
  EXPECT_THAT(Refused(std::string(1'000'000, '[')), HasSubstr("nests deeper"));
}

TEST(ParseRequestTest, ANameThatStandsTwiceIsRefused) {
  EXPECT_EQ(Refused(R"({"details":{"givenName":"Ada","givenName":"Bo"}})"),
            "person.json: `givenName` stands twice in one object");
  EXPECT_TRUE(ParseRequest(*people_bank::v1::RegisterPersonRequest::descriptor(),
                           {R"({"consents":[{"channel":"email"},{"channel":"sms"}]})", "person.json"})
                  .ok());
}

TEST(ParseRequestTest, AFieldThatDoesNotFitIsSaidWithTheFileAndItsLine) {
  EXPECT_THAT(Refused(R"({"nosuch":1})", 3), StartsWith("person.json, line 3: nosuch: there is no such field"));
  EXPECT_THAT(Refused(R"({"interests":{"involvements":["tea"]}})"),
              StartsWith("person.json: interests.involvements[0]: must be one of "));
}

}  // namespace
}  // namespace participation::ctl
