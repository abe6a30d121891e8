#include "tools/participationctl/flags.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/update_mask.hpp"

namespace participation::ctl {
namespace {

using activity_tracking::v1::PlanActivityRequest;
using activity_tracking::v1::PublishOpportunityRequest;
using activity_tracking::v1::UpdateActivityRequest;
using impact_reporting::v1::RecordFindingRequest;
using nlohmann::json;
using people_bank::v1::RegisterPersonRequest;

template <typename Request>
Flag FlagOf(const std::string& name) {
  for (Flag& flag : FlagsOf(*Request::descriptor())) {
    if (std::ranges::find(flag.names, name) != flag.names.end()) return flag;
  }
  ADD_FAILURE() << "there is no flag --" << name;
  return {};
}

template <typename Request>
std::vector<std::string> NamesOf() {
  std::vector<std::string> names;
  for (const Flag& flag : FlagsOf(*Request::descriptor())) names.push_back(flag.names.back());
  return names;
}

template <typename Request>
json SaidTo(const std::string& flag, const std::vector<std::string>& texts) {
  json request;
  const auto status = Put(FlagOf<Request>(flag), texts, request);
  EXPECT_TRUE(status.ok()) << status;
  return request;
}

json Said(const std::string& flag, const std::vector<std::string>& texts) {
  return SaidTo<RegisterPersonRequest>(flag, texts);
}

std::string Refusal(const std::string& flag, const std::string& text) {
  json request;
  return std::string{Put(FlagOf<RegisterPersonRequest>(flag), {text}, request).message()};
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

TEST(FlagsTest, TheNameOfAnotherServicesEnumIsSaidLikeAnEnum) {
  EXPECT_EQ(SaidTo<PublishOpportunityRequest>("involvements", {"focus-group"}),
            json::parse(R"({"opportunity":{"involvements":["INVOLVEMENT_FOCUS_GROUP"]}})"));
}

TEST(FlagsTest, AnUpdateIsOfTheFieldsThatAreSaid) {
  EXPECT_EQ(MaskedBy(FlagOf<UpdateActivityRequest>("start-date")), "startDate");
  EXPECT_EQ(MaskedBy(FlagOf<UpdateActivityRequest>("etag")), "");
  EXPECT_EQ(MaskedBy(FlagOf<PlanActivityRequest>("title")), "");
  EXPECT_EQ(MaskedBy(FlagOf<people_bank::v1::UpdatePartnerOrganisationRequest>("contacts")), "contacts");
  EXPECT_EQ(SaidTo<UpdateActivityRequest>("topics", {""}), json::parse(R"({"activity":{"topics":[]}})"));
}

TEST(FlagsTest, WhatACallerMayNotSetIsNoFlag) {
  const auto planning = NamesOf<PlanActivityRequest>();
  EXPECT_THAT(planning, testing::IsSupersetOf({"organisation", "title", "rung"}));
  for (const char* name : {"activity-id", "state", "etag", "create-time", "update-time", "cancel-reason"}) {
    EXPECT_THAT(planning, testing::Not(testing::Contains(name)));
  }
  EXPECT_THAT(NamesOf<UpdateActivityRequest>(), testing::IsSupersetOf({"activity-id", "etag", "title", "update-mask"}));
  for (const char* name : {"state", "organisation"}) {
    EXPECT_THAT(NamesOf<UpdateActivityRequest>(), testing::Not(testing::Contains(name)));
  }
  EXPECT_THAT(FlagOf<UpdateActivityRequest>("title").help, testing::Not(testing::HasSubstr("required")));
}

TEST(FlagsTest, NoRequestAsksForWhatTheServicesSet) {
  for (const ServiceCommand& service : Services()) {
    for (int i = 0; i < service.service->method_count(); ++i) {
      const auto& method = *service.service->method(i);
      for (const Flag& flag : FlagsOf(*method.input_type())) {
        EXPECT_THAT(flag.names.back(), testing::AllOf(testing::Ne("create-time"), testing::Ne("update-time")))
            << method.full_name() << ": say behaviour: BEHAVIOUR_OUTPUT_ONLY";
      }
    }
  }
}

TEST(CatalogueTest, EveryMethodHasAnExplanation) {
  for (const ServiceCommand& service : Services()) {
    EXPECT_NE(Summary(*service.service), "") << service.name;
    for (int i = 0; i < service.service->method_count(); ++i) {
      EXPECT_NE(Summary(*service.service->method(i)), "") << service.service->method(i)->full_name();
    }
  }
}

TEST(FlagsTest, HelpShowsWhatTheRulesAllow) {
  const auto help = [](const std::string& name) { return FlagOf<PlanActivityRequest>(name).help; };
  EXPECT_THAT(help("organisation"), testing::AllOf(testing::HasSubstr("ODS code"), testing::HasSubstr("required")));
  EXPECT_THAT(help("description"), testing::HasSubstr("text of several lines, at most 4000 characters"));
  EXPECT_THAT(help("start-date"), testing::HasSubstr("date, as 2026-11-22"));
  EXPECT_THAT(help("topics"), testing::HasSubstr("several, at most 20"));
  EXPECT_THAT(help("end-date"), testing::Not(testing::HasSubstr("required")));
  EXPECT_THAT(FlagOf<PlanActivityRequest>("rung").choices, testing::Contains("informing"));
  EXPECT_THAT(FlagOf<PlanActivityRequest>("duties").choices, testing::Contains("section-13q"));
  EXPECT_THAT(FlagOf<PublishOpportunityRequest>("places").help, testing::HasSubstr("1 to 100000"));
}

TEST(FlagsTest, OfAChoiceNoneIsRequiredByItself) {
  const Flag email = FlagOf<people_bank::v1::LookUpPersonRequest>("email");
  EXPECT_EQ(email.group, "One of these, required");
  EXPECT_THAT(email.help, testing::Not(testing::HasSubstr("required")));
  const Flag theme = FlagOf<RecordFindingRequest>("theme");
  EXPECT_EQ(theme.group, "One of these as --evidence, required");
  EXPECT_THAT(theme.help, testing::HasSubstr("required with any --evidence.theme.…"));
}

TEST(FlagsTest, WhatIsNoValueIsRefusedWithWhatIsAllowed) {
  EXPECT_THAT(Refusal("involvements", "tea"), testing::HasSubstr("focus-group"));
  EXPECT_THAT(Refusal("consents", "outcomes"), testing::HasSubstr("name=value"));
}

TEST(CatalogueTest, EveryServiceHasACommand) {
  std::vector<std::string> names;
  for (const ServiceCommand& service : Services()) names.push_back(service.name);
  EXPECT_THAT(names,
              testing::IsSupersetOf({"people-bank", "activity-tracking", "feedback-ingestion", "impact-reporting"}));
}

TEST(CatalogueTest, NamesBecomeWordsWithDashes) {
  EXPECT_EQ(Dashed("RegisterPerson"), "register-person");
  EXPECT_EQ(Dashed("given_name"), "given-name");
  EXPECT_EQ(Dashed("FOCUS_GROUP"), "focus-group");
}

}  // namespace
}  // namespace participation::ctl
