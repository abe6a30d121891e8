#include "tools/participationctl/flags.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/catalogue.hpp"

namespace participation::ctl {
namespace {

using nlohmann::json;
using people_bank::v1::RegisterPersonRequest;

Flag FlagNamed(const std::string& name) {
  for (Flag& flag : FlagsOf(*RegisterPersonRequest::descriptor())) {
    if (std::ranges::find(flag.names, name) != flag.names.end()) return flag;
  }
  ADD_FAILURE() << "there is no flag --" << name;
  return {};
}

json Said(const std::string& flag, const std::vector<std::string>& texts) {
  json request;
  const auto status = Put(FlagNamed(flag), texts, request);
  EXPECT_TRUE(status.ok()) << status;
  return request;
}

std::string Refusal(const std::string& flag, const std::string& text) {
  json request;
  return std::string{Put(FlagNamed(flag), {text}, request).message()};
}

TEST(FlagsTest, AFieldOfAMessageHasItsPathAndItsOwnNameAsFlags) {
  EXPECT_EQ(Said("details.given-name", {"Ada"}), json::parse(R"({"details":{"givenName":"Ada"}})"));
  EXPECT_EQ(Said("given-name", {"Ada"}), json::parse(R"({"details":{"givenName":"Ada"}})"));
}

TEST(FlagsTest, AListTakesSeveralValuesOrOneWithCommas) {
  const auto expected = json::parse(R"({"interests":{"topics":["maternity","cancer"]}})");
  EXPECT_EQ(Said("topics", {"maternity", "cancer"}), expected);
  EXPECT_EQ(Said("topics", {"maternity,cancer"}), expected);
}

TEST(FlagsTest, AnEnumIsSaidInAnyCaseWithOrWithoutItsPrefix) {
  const auto expected = json::parse(R"({"interests":{"involvements":["INVOLVEMENT_FOCUS_GROUP"]}})");
  for (const char* text : {"focus-group", "FOCUS_GROUP", "INVOLVEMENT_FOCUS_GROUP", "involvement-focus-group"}) {
    EXPECT_EQ(Said("involvements", {text}), expected) << text;
  }
}

TEST(FlagsTest, AListOfMessagesTakesNamesAndValuesOrJson) {
  const auto expected = json::parse(R"({"consents":[{"purpose":"PURPOSE_OUTCOMES","channel":"CHANNEL_EMAIL"}]})");
  EXPECT_EQ(Said("consents", {"purpose=outcomes,channel=email"}), expected);
  EXPECT_EQ(Said("consents", {R"({"purpose":"PURPOSE_OUTCOMES","channel":"CHANNEL_EMAIL"})"}), expected);
}

TEST(FlagsTest, WhatIsNoValueIsRefusedWithWhatIsAllowed) {
  EXPECT_THAT(Refusal("involvements", "tea"), testing::HasSubstr("focus-group"));
  EXPECT_THAT(Refusal("consents", "outcomes"), testing::HasSubstr("name=value"));
}

TEST(CatalogueTest, EveryServiceHasACommand) {
  std::vector<std::string> names;
  for (const ServiceCommand& service : Services()) names.push_back(service.name);
  EXPECT_THAT(names,
              testing::ElementsAre("people-bank", "activity-tracking", "feedback-ingestion", "impact-reporting"));
}

TEST(CatalogueTest, NamesBecomeWordsWithDashes) {
  EXPECT_EQ(Dashed("RegisterPerson"), "register-person");
  EXPECT_EQ(Dashed("given_name"), "given-name");
  EXPECT_EQ(Dashed("FOCUS_GROUP"), "focus-group");
}

}  // namespace
}  // namespace participation::ctl
