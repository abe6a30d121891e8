#include "tools/participationctl/flags.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/testing/find_flag.hpp"
#include "tools/participationctl/update_mask.hpp"

namespace participation::ctl {
namespace {

using activity_tracking::v1::PlanActivityRequest;
using activity_tracking::v1::PublishOpportunityRequest;
using activity_tracking::v1::UpdateActivityRequest;
using impact_reporting::v1::RecordFindingRequest;

template <typename Request>
std::vector<std::string> NamesOf() {
  std::vector<std::string> names;
  for (const Flag& flag : FlagsOf(*Request::descriptor())) names.push_back(flag.names.back());
  return names;
}

TEST(FlagsTest, AnUpdateIsOfTheFieldsThatAreSaid) {
  EXPECT_EQ(MaskedBy(FindFlag<UpdateActivityRequest>("start-date")), "startDate");
  EXPECT_EQ(MaskedBy(FindFlag<UpdateActivityRequest>("etag")), "");
  EXPECT_EQ(MaskedBy(FindFlag<PlanActivityRequest>("title")), "");
  EXPECT_EQ(MaskedBy(FindFlag<people_bank::v1::UpdatePartnerOrganisationRequest>("contacts")), "contacts");
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
  EXPECT_THAT(FindFlag<UpdateActivityRequest>("title").help, testing::Not(testing::HasSubstr("required")));
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
  const auto help = [](const std::string& name) { return FindFlag<PlanActivityRequest>(name).help; };
  EXPECT_THAT(help("organisation"), testing::AllOf(testing::HasSubstr("ODS code"), testing::HasSubstr("required")));
  EXPECT_THAT(help("description"), testing::HasSubstr("text of several lines, at most 4000 characters"));
  EXPECT_THAT(help("start-date"), testing::HasSubstr("date, as 2026-11-22"));
  EXPECT_THAT(help("topics"), testing::HasSubstr("several, at most 20"));
  EXPECT_THAT(help("end-date"), testing::Not(testing::HasSubstr("required")));
  EXPECT_THAT(FindFlag<PlanActivityRequest>("rung").choices, testing::Contains("informing"));
  EXPECT_THAT(FindFlag<PlanActivityRequest>("duties").choices, testing::Contains("section-13q"));
  EXPECT_THAT(FindFlag<PublishOpportunityRequest>("places").help, testing::HasSubstr("1 to 100000"));
}

TEST(FlagsTest, HelpSaysAllThatTheContractSays) {
  EXPECT_THAT(FindFlag<impact_reporting::v1::GetControlChartRequest>("first-month").help,
              testing::AllOf(testing::StartsWith("Months, both inclusive, at most 240; "),
                             testing::EndsWith(" (month, as 2026-11)")));
  EXPECT_THAT(FindFlag<impact_reporting::v1::GetControlChartRequest>("question").help,
              testing::AllOf(testing::HasSubstr("\"fft\", the test's own, if empty. Answers"),
                             testing::HasSubstr("whatever question their text answers (code")));
}

TEST(FlagsTest, OfAChoiceNoneIsRequiredByItself) {
  const Flag email = FindFlag<people_bank::v1::LookUpPersonRequest>("email");
  EXPECT_EQ(email.group, "One of these, required");
  EXPECT_THAT(email.help, testing::Not(testing::HasSubstr("required")));
  const Flag theme = FindFlag<RecordFindingRequest>("theme");
  EXPECT_EQ(theme.group, "One of these as --evidence, required");
  EXPECT_THAT(theme.help, testing::HasSubstr("required with any --evidence.theme.…"));
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
