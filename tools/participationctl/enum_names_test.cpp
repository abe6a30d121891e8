#include "tools/participationctl/enum_names.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include <nlohmann/json.hpp>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::ctl {
namespace {

using nlohmann::json;

json SpeltOut(const google::protobuf::Descriptor& message, const std::string& text) {
  json request = json::parse(text);
  SpellOut(message, request);
  return request;
}

TEST(EnumNamesTest, TheWordOfAValueIsItsNameInLowerCaseWithoutThePrefix) {
  const auto& type = *people_bank::v1::Involvement_descriptor();
  EXPECT_EQ(WordOf(type, "INVOLVEMENT_FOCUS_GROUP"), "focus-group");
  EXPECT_EQ(WordOf(type, "INVOLVEMENT_UNSPECIFIED"), "");
  EXPECT_EQ(WordOf(*activity_tracking::v1::Duty_descriptor(), "DUTY_SECTION_14Z45"), "section-14z45");
}

TEST(EnumNamesTest, EveryWordMeansItsValueAgain) {
  const auto& type = *activity_tracking::v1::Duty_descriptor();
  for (int i = 1; i < type.value_count(); ++i) {
    EXPECT_EQ(NameOf(type, WordOf(type, type.value(i)->name())), type.value(i)->name());
  }
  EXPECT_EQ(NameOf(type, "tea"), std::nullopt);
  EXPECT_EQ(NameOf(type, ""), std::nullopt);
}

TEST(EnumNamesTest, JsonMaySayWordsAtAnyDepth) {
  const auto& person = *people_bank::v1::RegisterPersonRequest::descriptor();
  EXPECT_EQ(SpeltOut(person, R"({"interests":{"involvements":["focus-group","INVOLVEMENT_EVENT"]},
                                 "consents":[{"purpose":"outcomes","channel":"email"}]})"),
            json::parse(R"({"interests":{"involvements":["INVOLVEMENT_FOCUS_GROUP","INVOLVEMENT_EVENT"]},
                            "consents":[{"purpose":"PURPOSE_OUTCOMES","channel":"CHANNEL_EMAIL"}]})"));
  const auto& opportunity = *activity_tracking::v1::PublishOpportunityRequest::descriptor();
  EXPECT_EQ(SpeltOut(opportunity, R"({"opportunity":{"involvements":["survey"]}})"),
            json::parse(R"({"opportunity":{"involvements":["INVOLVEMENT_SURVEY"]}})"));
}

TEST(EnumNamesTest, WhatMeansNoValueIsLeftForTheParserToRefuse) {
  const auto& person = *people_bank::v1::RegisterPersonRequest::descriptor();
  for (const char* text : {R"({"interests":{"involvements":["tea",7,null]},"nosuch":"x"})", R"({"interests":[]})",
                           R"({"interests":"x","consents":{"purpose":1}})", "[1]", "null"}) {
    EXPECT_EQ(SpeltOut(person, text), json::parse(text));
  }
}

}  // namespace
}  // namespace participation::ctl
