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
  EXPECT_EQ(
      RefusedText(R"({"details":{"givenNam":"Ada"}})"),
      "details.givenNam: there is no such field. Did you mean `givenName`? There are givenName, familyName, email, "
      "telephone, postalAddress, postcode, language, communicationNeeds");
  EXPECT_THAT(RefusedText(R"({"nosuchthing":"x"})"),
              StartsWith("nosuchthing: there is no such field. There are details, interests, "));
  EXPECT_EQ(RefusedText(R"({"givenName":"Ada"})"),
            "givenName: there is no such field here: it stands within `details`");
}

TEST(SpellOutTest, AValueOfAnotherKindIsRefusedWithItsPlace) {
  EXPECT_EQ(RefusedText(R"({"details":{"givenName":5}})"), "details.givenName: must be a text, in quotes");
  EXPECT_EQ(RefusedText(R"({"details":"Ada"})"), "details: must be an object, {…}");
  EXPECT_EQ(RefusedText(R"({"interests":{"topics":"maternity"}})"), "interests.topics: must be a list, […]");
  EXPECT_EQ(RefusedText(R"({"interests":{"topics":["a",["b"]]}})"),
            "interests.topics[1]: must be one value, and no list");
  EXPECT_EQ(RefusedText(R"({"details":[{"givenName":"Ada"}]})"), "details: must be one value, and no list");
  EXPECT_THAT(RefusedText(R"({"consents":[{"purpose":true}]})"), StartsWith("consents[0].purpose: must be one of "));
}

TEST(SpellOutTest, NumbersAndTimesAreRefusedWithWhatTheyMustBe) {
  const auto refused = [](const google::protobuf::Descriptor& message, const std::string& text) {
    json request = json::parse(text);
    return std::string{SpellOut(message, request).message()};
  };
  const auto& list = *people_bank::v1::ListPeopleRequest::descriptor();
  EXPECT_THAT(refused(list, R"({"pageSize":"many"})"), StartsWith("pageSize: must be a whole number from 0 to "));
  for (const char* text : {"5", "5.0", "\"5\""})
    EXPECT_EQ(refused(list, "{\"pageSize\":" + std::string{text} + "}"), "");
  EXPECT_EQ(refused(*activity_tracking::v1::ScheduleEngagementEventRequest::descriptor(),
                    R"({"engagementEvent":{"startTime":"tomorrow"}})"),
            "engagementEvent.startTime: must be a time, as 2026-11-22T10:00:00Z");
}

TEST(SpellOutTest, WhatCannotStandTogetherIsRefused) {
  EXPECT_THAT(RefusedText(R"({"details":{"givenName":"Ada","given_name":"Bo"}})"),
              HasSubstr("excludes `givenName`, which stands there too"));
  json request = json::parse(R"({"email":"a@example.org","telephone":"01632 960123"})");
  EXPECT_THAT(std::string{SpellOut(*people_bank::v1::LookUpPersonRequest::descriptor(), request).message()},
              HasSubstr("excludes `email`"));
}

TEST(SpellOutTest, FieldsMayBeCalledAsInTheContractAndNothingMayStandInTheirPlace) {
  const auto& person = *people_bank::v1::RegisterPersonRequest::descriptor();
  EXPECT_EQ(SpeltOut(person, R"({"details":{"given_name":"Ada","email":null}})"),
            json::parse(R"({"details":{"givenName":"Ada","email":null}})"));
}

}  // namespace
}  // namespace participation::ctl
