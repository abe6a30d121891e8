#include "libs/policy/scope.hpp"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "libs/policy/own_person.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/validation/testing/sample_service.pb.h"
#include "participation/options/v1/options.pb.h"

namespace participation::policy {
namespace {

using options::v1::ROLE_AUDITOR;
using options::v1::ROLE_DATA_STEWARD;
using options::v1::ROLE_ENGAGEMENT_LEAD;
using options::v1::ROLE_PARTICIPANT;

namespace sample = validation::testing::v1;

absl::Status Hold(const Organisations& organisations, const std::string& method,
                  const google::protobuf::Message& request) {
  Caller caller;
  caller.organisations = organisations;
  caller.roles.set(ROLE_DATA_STEWARD);
  const auto* service = sample::ReadNewsRequest::descriptor()->file()->FindServiceByName("SampleService");
  return HoldToScope(caller, *service->FindMethodByName(method), request);
}

absl::Status HoldPerson(const std::string& person, std::initializer_list<Role> roles, const std::string& method,
                        const google::protobuf::Message& request) {
  Caller caller;
  caller.person = person;
  for (const Role role : roles) caller.roles.set(role);
  const auto* service = sample::ReadNewsRequest::descriptor()->file()->FindServiceByName("SampleService");
  return HoldToScope(caller, *service->FindMethodByName(method), request);
}

template <class Request>
Request Of(const std::string& person) {
  Request request;
  request.set_person_id(person);
  return request;
}

template <class Request>
Request About(const std::string& organisation) {
  Request request;
  request.set_organisation(organisation);
  return request;
}

TEST(ScopeTest, WhatEverybodyMaySeeIsOpenToThoseOfAnotherOrganisationOrOfNone) {
  EXPECT_TRUE(Hold({}, "ReadNews", About<sample::ReadNewsRequest>("")).ok());
  EXPECT_TRUE(Hold(Organisations::Only({"RHA"}), "ReadNews", About<sample::ReadNewsRequest>("RX6")).ok());
}

TEST(ScopeTest, OtherwiseARequestNamesAnOrganisationOfTheirs) {
  const auto own = Organisations::Only({"RHA", "RX6"});
  EXPECT_TRUE(Hold(own, "ErasePerson", About<sample::ErasePersonRequest>("RHA")).ok());
  EXPECT_TRUE(Hold(own, "ErasePerson", About<sample::ErasePersonRequest>("RX6")).ok());
  EXPECT_TRUE(Hold(Organisations::All(), "ErasePerson", About<sample::ErasePersonRequest>("")).ok());
  for (const std::string other : {"R1K", "rha", ""}) {
    const auto refused = Hold(own, "ErasePerson", About<sample::ErasePersonRequest>(other));
    EXPECT_EQ(refusal::ReasonOf(refused), "OTHER_ORGANISATION") << other;
  }
  EXPECT_FALSE(Hold({}, "ErasePerson", About<sample::ErasePersonRequest>("RHA")).ok());
}

TEST(ScopeTest, AParticipantNamesThemselvesAndNobodyElse) {
  const auto hold = [](const std::string& caller, const std::string& named) {
    return refusal::ReasonOf(HoldPerson(caller, {ROLE_PARTICIPANT}, "ReadDiary", Of<sample::ReadDiaryRequest>(named)));
  };
  EXPECT_EQ(hold("ada", "ada"), "OK");
  EXPECT_EQ(hold("ada", "bo"), "OTHER_PERSON");
  EXPECT_EQ(hold("ada", ""), "OTHER_PERSON");
  EXPECT_EQ(hold("", ""), "OTHER_PERSON") << "not on the register";
  EXPECT_EQ(hold("", "ada"), "OTHER_PERSON");
}

TEST(ScopeTest, WhoeverHasARoleOfStaffBesidesIsHeldToTheirOrganisation) {
  auto request = Of<sample::ReadDiaryRequest>("bo");
  EXPECT_EQ(refusal::ReasonOf(HoldPerson("ada", {ROLE_PARTICIPANT, ROLE_ENGAGEMENT_LEAD}, "ReadDiary", request)),
            "OTHER_ORGANISATION");
  EXPECT_EQ(refusal::ReasonOf(HoldPerson("ada", {ROLE_PARTICIPANT, ROLE_AUDITOR}, "ReadDiary", request)),
            "OTHER_PERSON")
      << "a role that may not call it does not count";
}

TEST(ScopeTest, WhereTheIdTellsWhoseItIsTheServiceLooks) {
  EXPECT_TRUE(HoldPerson("ada", {ROLE_PARTICIPANT}, "ReadPage", sample::ReadPageRequest{}).ok());
}

TEST(ScopeTest, WhereAnybodyMayTheyNameNobodyOrThemselves) {
  EXPECT_TRUE(HoldPerson("", {}, "JoinIn", Of<sample::JoinInRequest>("")).ok());
  EXPECT_TRUE(HoldPerson("ada", {ROLE_PARTICIPANT}, "JoinIn", Of<sample::JoinInRequest>("ada")).ok());
  EXPECT_FALSE(HoldPerson("", {}, "JoinIn", Of<sample::JoinInRequest>("ada")).ok());
  EXPECT_FALSE(HoldPerson("ada", {ROLE_PARTICIPANT}, "JoinIn", Of<sample::JoinInRequest>("bo")).ok());
}

TEST(ScopeTest, WhatIsFoundIsTheirsOrAsIfItWereNotThere) {
  Caller caller;
  EXPECT_TRUE(absl::IsNotFound(AllowOwnPerson(caller, "")));
  caller.person = "ada";
  EXPECT_TRUE(AllowOwnPerson(caller, "ada").ok());
  EXPECT_EQ(AllowOwnPerson(caller, "bo"), AllowOwnPerson(caller, ""));
}

}  // namespace
}  // namespace participation::policy
