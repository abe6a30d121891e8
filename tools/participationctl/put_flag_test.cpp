#include "tools/participationctl/put_flag.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include <nlohmann/json.hpp>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/testing/find_flag.hpp"

namespace participation::ctl {
namespace {

using activity_tracking::v1::PublishOpportunityRequest;
using activity_tracking::v1::ScheduleEngagementEventRequest;
using activity_tracking::v1::UpdateActivityRequest;
using impact_reporting::v1::GetControlChartRequest;
using impact_reporting::v1::RecordFindingRequest;
using nlohmann::json;
using people_bank::v1::ListPeopleRequest;
using people_bank::v1::RegisterPersonRequest;
using people_bank::v1::UpdatePartnerOrganisationRequest;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

template <typename Request>
json SaidTo(const std::string& flag, const std::vector<std::string>& texts) {
  json request;
  const auto status = Put(FindFlag<Request>(flag), texts, request);
  EXPECT_TRUE(status.ok()) << status;
  return request;
}

json Said(const std::string& flag, const std::vector<std::string>& texts) {
  return SaidTo<RegisterPersonRequest>(flag, texts);
}

template <typename Request = RegisterPersonRequest>
std::string Refusal(const std::string& flag, const std::vector<std::string>& texts) {
  json request;
  return std::string{Put(FindFlag<Request>(flag), texts, request).message()};
}

TEST(PutFlagTest, AFieldOfAMessageHasItsPathAndItsOwnNameAsFlags) {
  EXPECT_EQ(Said("details.given-name", {"Ada"}), json::parse(R"({"details":{"givenName":"Ada"}})"));
  EXPECT_EQ(Said("given-name", {"Ada"}), json::parse(R"({"details":{"givenName":"Ada"}})"));
}

TEST(PutFlagTest, AListTakesSeveralValuesOrOneWithCommas) {
  const auto expected = json::parse(R"({"interests":{"topics":["maternity","cancer"]}})");
  EXPECT_EQ(Said("topics", {"maternity", "cancer"}), expected);
  EXPECT_EQ(Said("topics", {"maternity,cancer"}), expected);
}

TEST(PutFlagTest, AnEnumIsSaidInAnyCaseWithOrWithoutItsPrefix) {
  const auto expected = json::parse(R"({"interests":{"involvements":["INVOLVEMENT_FOCUS_GROUP"]}})");
  for (const char* text : {"focus-group", "FOCUS_GROUP", "INVOLVEMENT_FOCUS_GROUP", "involvement-focus-group"}) {
    EXPECT_EQ(Said("involvements", {text}), expected) << text;
  }
}

TEST(PutFlagTest, AListOfMessagesTakesNamesAndValuesOrJson) {
  const auto expected = json::parse(R"({"consents":[{"purpose":"PURPOSE_OUTCOMES","channel":"CHANNEL_EMAIL"}]})");
  EXPECT_EQ(Said("consents", {"purpose=outcomes,channel=email"}), expected);
  EXPECT_EQ(Said("consents", {R"({"purpose":"PURPOSE_OUTCOMES","channel":"CHANNEL_EMAIL"})"}), expected);
}

TEST(PutFlagTest, TheNameOfAnotherServicesEnumIsSaidLikeAnEnum) {
  EXPECT_EQ(SaidTo<PublishOpportunityRequest>("involvements", {"focus-group"}),
            json::parse(R"({"opportunity":{"involvements":["INVOLVEMENT_FOCUS_GROUP"]}})"));
}

TEST(PutFlagTest, WhatIsNoValueIsRefusedWithWhatIsAllowed) {
  EXPECT_THAT(Refusal("involvements", {"tea"}), testing::HasSubstr("focus-group"));
  EXPECT_THAT(Refusal("consents", {"outcomes"}), testing::HasSubstr("name=value"));
}

TEST(PutFlagTest, AnEmptyTextIsAnEmptyList) {
  EXPECT_EQ(SaidTo<UpdateActivityRequest>("topics", {""}), json::parse(R"({"activity":{"topics":[]}})"));
}

TEST(PutFlagTest, ANameThatStandsTwiceInOneValueIsRefused) {
  EXPECT_EQ(Refusal("consents", {"purpose=opportunities,channel=sms,purpose=outcomes"}),
            "--consents says `purpose` twice: repeat the flag for each");
  EXPECT_THAT(Refusal("consents", {R"({"purpose":"outcomes","purpose":"opportunities"})"}),
              HasSubstr("`purpose` stands twice"));
}

TEST(PutFlagTest, ANameThatThereIsNoneOfIsRefusedWithThoseThereAre) {
  EXPECT_THAT(
      Refusal<UpdatePartnerOrganisationRequest>("contacts", {"given-name=Jo,telefone=1"}),
      AllOf(HasSubstr("--contacts has no `telefone`. Did you mean `telephone`?"), HasSubstr("There are given-name, ")));
  EXPECT_THAT(Refusal<UpdatePartnerOrganisationRequest>("contacts", {"position=Chair, Board"}),
              AllOf(HasSubstr("name=value,… with the names given-name, "), HasSubstr("` Board` is neither")));
}

TEST(PutFlagTest, OneValueIsSaidOnce) {
  EXPECT_EQ(Refusal("given-name", {"Ada", "Grace"}), "--given-name is given 2 times, and takes one value");
}

TEST(PutFlagTest, WhatIsNoTimeOrNumberIsRefusedWithWhatIs) {
  EXPECT_EQ(Refusal<ScheduleEngagementEventRequest>("start-time", {"tomorrow"}),
            "--start-time must be a time, as 2026-11-22T10:00:00Z");
  EXPECT_THAT(Refusal<ListPeopleRequest>("page-size", {"99999999999"}),
              testing::MatchesRegex("--page-size must be a whole number from 0 to [0-9]+"));
  EXPECT_THAT(Refusal<ListPeopleRequest>("page-size", {"1.5"}), HasSubstr("must be a whole number"));
  for (const char* text : {"1e400", "nan", "ten", ""}) {
    EXPECT_EQ(Refusal<GetControlChartRequest>("target", {text}), "--target must be a number") << text;
  }
  EXPECT_EQ(SaidTo<ScheduleEngagementEventRequest>("start-time", {"2026-11-22T10:00:00+01:00"}).dump(),
            R"({"engagementEvent":{"startTime":"2026-11-22T10:00:00+01:00"}})");
}

TEST(PutFlagTest, AMaskNamesFieldsInAnyOfTheirForms) {
  const auto expected = json::parse(R"({"updateMask":"startDate,title"})");
  for (const char* text : {"start-date,title", "--start-date,--title", "start_date,title", "startDate,title"}) {
    EXPECT_EQ(SaidTo<UpdateActivityRequest>("update-mask", {text}), expected) << text;
  }
}

TEST(PutFlagTest, FlagsOfTwoChoicesExcludeEachOther) {
  const Flag theme = FindFlag<RecordFindingRequest>("theme");
  const Flag month = FindFlag<RecordFindingRequest>("first-month");
  const Flag activity = FindFlag<RecordFindingRequest>("activity-id");
  EXPECT_THAT(Exclusions({&theme, &month}), IsEmpty());
  EXPECT_THAT(Exclusions({&activity, &theme, &month}),
              ElementsAre("--theme, --first-month and --activity-id exclude each other: say one or the other"));
}

TEST(PutFlagTest, AFlagTakesThePlaceOfAnotherChoiceInAFile) {
  json request = json::parse(R"({"evidence":{"theme":{"theme":"parking"}}})");
  ASSERT_TRUE(Put(FindFlag<RecordFindingRequest>("activity-id"), {"a"}, request).ok());
  EXPECT_EQ(request, json::parse(R"({"evidence":{"activityId":"a"}})"));
}

}  // namespace
}  // namespace participation::ctl
