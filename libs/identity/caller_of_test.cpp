#include "libs/identity/caller_of.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "participation/options/v1/options.pb.h"

namespace participation::identity {
namespace {

using nlohmann::json;
using options::v1::ROLE_ANALYST;
using options::v1::ROLE_ENGAGEMENT_LEAD;
using options::v1::ROLE_PARTICIPANT;

const clock::Time kNow = clock::ManualClock{}.Now();

policy::Roles Only(int role) { return policy::Roles{}.set(static_cast<std::size_t>(role)); }

absl::StatusOr<policy::Caller> CallerWith(
    const json& claims, const ClaimRules& rules,
    const organisations::Directory& directory = organisations::Directory::None()) {
  Issuer issuer;
  issuer.name = "a";
  issuer.claims = rules;
  return CallerOf(*Claims::Parse(claims.dump()), issuer, directory, kNow);
}

ClaimRules CareIdentity() {
  ClaimRules rules{.style = ClaimStyle::kCareIdentity};
  rules.roles = {{"R8001", Only(ROLE_ENGAGEMENT_LEAD)}, {"B0099", Only(ROLE_ANALYST)}};
  rules.least_assurance = 3;
  return rules;
}

// Two national roles, as Care Identity Authentication tells them.
json Staff() {
  return {{"sub", "500000000001"},
          {"authentication_assurance_level", "3"},
          {"selected_roleid", "555000000001"},
          {"nhsid_nrbac_roles",
           {{{"person_roleid", "555000000001"}, {"org_code", "RX6"}, {"role_code", "S8000:G8000:R8001"}},
            {{"person_roleid", "555000000002"},
             {"org_code", "RHA"},
             {"role_code", "S8001:G8005:R8015"},
             {"activity_codes", {"B0001", "B0099"}}}}}};
}

TEST(CallerOfTest, StaffHaveTheNationalRoleThatTheySelectedAtItsOrganisation) {
  auto caller = CallerWith(Staff(), CareIdentity());
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->subject, "a:500000000001");
  EXPECT_EQ(caller->roles, Only(ROLE_ENGAGEMENT_LEAD));
  EXPECT_TRUE(caller->organisations.Has("RX6"));
  EXPECT_FALSE(caller->organisations.Has("RHA"));
  json other = Staff();
  other["selected_roleid"] = "555000000002";
  caller = CallerWith(other, CareIdentity());
  EXPECT_EQ(caller->roles, Only(ROLE_ANALYST)) << "by an activity code";
  EXPECT_TRUE(caller->organisations.Has("RHA"));
}

TEST(CallerOfTest, StaffWithSeveralRolesMustHaveSelectedOneAndWithOneNeedNot) {
  json claims = Staff();
  claims.erase("selected_roleid");
  EXPECT_FALSE(CallerWith(claims, CareIdentity()).ok());
  claims["nhsid_nrbac_roles"].erase(1);
  EXPECT_EQ(CallerWith(claims, CareIdentity())->roles, Only(ROLE_ENGAGEMENT_LEAD));
  claims["selected_roleid"] = "of somebody else";
  EXPECT_TRUE(CallerWith(claims, CareIdentity())->roles.none());
  claims.erase("nhsid_nrbac_roles");
  EXPECT_TRUE(CallerWith(claims, CareIdentity())->roles.none());
}

TEST(CallerOfTest, StaffMustHaveSignedInAsSurelyAsIsAsked) {
  for (const json& level : {json("2"), json(2), json(4'294'967'299), json("x"), json(nullptr)}) {
    json claims = Staff();
    claims["authentication_assurance_level"] = level;
    EXPECT_FALSE(CallerWith(claims, CareIdentity()).ok()) << level;
  }
  json claims = Staff();
  claims["authentication_assurance_level"] = 3;
  EXPECT_TRUE(CallerWith(claims, CareIdentity()).ok());
}

TEST(CallerOfTest, MembersOfThePublicAreParticipantsIfWhoTheyAreWasProvenWellEnough) {
  ClaimRules rules{.style = ClaimStyle::kNhsLogin};
  rules.everybody = Only(ROLE_PARTICIPANT);
  rules.least_proofing = 5;
  const auto with_level = [&](const json& level) {
    return CallerWith({{"sub", "s"}, {"identity_proofing_level", level}}, rules);
  };
  for (const char* level : {"P5", "P9"}) {
    const auto caller = with_level(level);
    ASSERT_TRUE(caller.ok()) << level;
    EXPECT_EQ(caller->roles, Only(ROLE_PARTICIPANT));
    EXPECT_FALSE(caller->organisations.Has("RX6"));
  }
  for (const json& level : {json("P0"), json("P99"), json("p9"), json(9), json(nullptr), json("")}) {
    EXPECT_FALSE(with_level(level).ok()) << level;
  }
}

TEST(CallerOfTest, RolesComeFromAListOrWordsAndFromClaimsInsideOthers) {
  ClaimRules rules;
  rules.roles = {{"lead", Only(ROLE_ENGAGEMENT_LEAD)}, {"analyst", Only(ROLE_ANALYST)}};
  const auto both = rules.roles["lead"] | rules.roles["analyst"];
  EXPECT_EQ(CallerWith({{"sub", "s"}, {"roles", {"lead", "analyst", "king", 7}}}, rules)->roles, both);
  EXPECT_EQ(CallerWith({{"sub", "s"}, {"roles", "lead  analyst"}}, rules)->roles, both);
  EXPECT_TRUE(CallerWith({{"sub", "s"}, {"roles", 7}}, rules)->roles.none());
  rules.roles_claim = "realm_access.roles";
  EXPECT_EQ(CallerWith({{"sub", "s"}, {"realm_access", {{"roles", {"lead"}}}}}, rules)->roles, rules.roles["lead"]);
  EXPECT_EQ(CallerWith({{"sub", "s"}, {"realm_access.roles", "lead"}}, rules)->roles, rules.roles["lead"]);
  EXPECT_TRUE(CallerWith({{"sub", "s"}, {"realm_access", "lead"}}, rules)->roles.none());
}

TEST(CallerOfTest, OrganisationsBelowAreTheirsWhereTheConfigurationSaysSo) {
  const auto directory = organisations::Directory::Parse(
      "code,name,kind,parent,opened,closed\nQ9Z,ICB,ICB,,,\nR9A,Trust,TRUST,Q9Z,,\nR9A01,Site,SITE,R9A,,\n"
      "R9B,Closed,TRUST,Q9Z,2010-04-01,2020-03-31\nR9C,Other,TRUST,,,\n",
      "example.csv");
  ASSERT_TRUE(directory.ok()) << directory.status();
  ClaimRules rules;
  const json claims{{"sub", "s"}, {"organisation", "q9z"}};
  EXPECT_FALSE(CallerWith(claims, rules, *directory)->organisations.Has("R9A"));
  rules.organisations.with_those_below = true;
  const auto theirs = CallerWith(claims, rules, *directory)->organisations;
  for (const char* code : {"Q9Z", "R9A", "R9A01"}) EXPECT_TRUE(theirs.Has(code)) << code;
  for (const char* code : {"R9B", "R9C", ""}) EXPECT_FALSE(theirs.Has(code)) << code;
}

TEST(CallerOfTest, WhoHasARoleThatActsEverywhereActsForAll) {
  ClaimRules rules;
  rules.roles = {{"lead", Only(ROLE_ENGAGEMENT_LEAD)}, {"auditor", Only(options::v1::ROLE_AUDITOR)}};
  rules.organisations.everywhere = Only(options::v1::ROLE_AUDITOR);
  const auto with = [&](const char* roles) {
    return CallerWith({{"sub", "s"}, {"organisation", "RX6"}, {"roles", roles}}, rules)->organisations;
  };
  EXPECT_FALSE(with("lead").AreAll());
  EXPECT_TRUE(with("lead auditor").AreAll());
}

}  // namespace
}  // namespace participation::identity
