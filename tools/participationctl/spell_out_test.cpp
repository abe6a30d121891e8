#include "tools/participationctl/spell_out.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::ctl {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

json SpeltOut(const google::protobuf::Descriptor& message, const std::string& text) {
  json request = json::parse(text);
  const auto status = SpellOut(message, request);
  EXPECT_TRUE(status.ok()) << status;
  return request;
}

std::string RefusedText(const std::string& text) {
  json request = json::parse(text);
  return std::string{SpellOut(*people_bank::v1::RegisterPersonRequest::descriptor(), request).message()};
}

TEST(SpellOutTest, JsonMaySayWordsAtAnyDepth) {
  const auto& person = *people_bank::v1::RegisterPersonRequest::descriptor();
  EXPECT_EQ(SpeltOut(person, R"({"interests":{"involvements":["focus-group","INVOLVEMENT_EVENT"]},
                                 "consents":[{"purpose":"outcomes","channel":"email"}]})"),
            json::parse(R"({"interests":{"involvements":["INVOLVEMENT_FOCUS_GROUP","INVOLVEMENT_EVENT"]},
                            "consents":[{"purpose":"PURPOSE_OUTCOMES","channel":"CHANNEL_EMAIL"}]})"));
  const auto& opportunity = *activity_tracking::v1::PublishOpportunityRequest::descriptor();
  EXPECT_EQ(SpeltOut(opportunity, R"({"opportunity":{"involvements":["survey"]}})"),
            json::parse(R"({"opportunity":{"involvements":["INVOLVEMENT_SURVEY"]}})"));
}

TEST(SpellOutTest, AWordThatMeansNoValueIsRefusedWithItsPlaceAndTheWordsThereAre) {
  EXPECT_THAT(RefusedText(R"({"interests":{"involvements":["survey","tea"]}})"),
              AllOf(StartsWith("interests.involvements[1]: must be one of "), HasSubstr("focus-group"),
                    HasSubstr("not 'tea'"), Not(HasSubstr("INVOLVEMENT_"))));
  EXPECT_THAT(RefusedText(R"({"consents":[{"purpose":"outcomes"},{"channel":"pigeon"}]})"),
              StartsWith("consents[1].channel: must be one of "));
  EXPECT_LT(RefusedText(R"({"interests":{"involvements":[")" + std::string(1'000'000, 'x') + "\"]}}").size(), 500U);
}

TEST(SpellOutTest, AFieldThatThereIsNoneOfIsRefusedWithTheNearest) {
  EXPECT_EQ(RefusedText(R"({"details":{"givenNam":"Ada"}})"),
            "details.givenNam: there is no such field. Did you mean `givenName`?");
  EXPECT_EQ(RefusedText(R"({"nosuchthing":"x"})"), "nosuchthing: there is no such field");
  EXPECT_EQ(RefusedText(R"({"givenName":"Ada"})"),
            "givenName: there is no such field here: it stands within `details`");
}

TEST(SpellOutTest, WhatElseDoesNotFitIsLeftForTheParserToRefuse) {
  const auto& person = *people_bank::v1::RegisterPersonRequest::descriptor();
  for (const char* text : {R"({"interests":{"involvements":[7,null]}})", R"({"interests":[]})",
                           R"({"interests":"x","consents":{"purpose":1}})", "[1]", "null"}) {
    EXPECT_EQ(SpeltOut(person, text), json::parse(text));
  }
}

}  // namespace
}  // namespace participation::ctl
