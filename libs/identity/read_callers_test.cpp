#include "libs/identity/read_callers.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include "participation/options/v1/options.pb.h"

namespace participation::identity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kWhole[] = R"(
issuers:
  staff:
    issuer: https://am.example
    keys: https://am.example/keys
    audience: participation
    claims: care-identity
    below: yes
    roles:
      R8001: engagement-lead
      B0001: [analyst, auditor]
  public:
    issuer: https://login.example
    keys: login.json
    audience: [participation, other]
    claims: nhs-login
    proofing: P5
  systems:
    issuer: https://systems.example
    keys: https://systems.example/keys
    authorities: authority.pem
    audience: participation
    algorithms: [ES256, EdDSA]
    types: [at+JWT, none]
    roles-claim: scope
    roles: {feedback.write: feedback-source}
    organisations: all
certificates:
  survey.example:
    roles: feedback-source
    organisations: [rx6]
)";

std::string WhyRefused(const std::string& yaml) {
  try {
    ParseCallers(yaml, "");
    return "taken";
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
}

// With what else an issuer says.
std::string WhyIssuerIsRefused(const std::string& lines) {
  return WhyRefused("issuers:\n  a:\n    issuer: https://a.example\n    keys: https://a.example/k\n    audience: p\n" +
                    lines);
}

TEST(ReadCallersTest, EachIssuerIsReadWithWhatItsStyleImplies) {
  const Callers callers = ParseCallers(kWhole, "/etc/participation");
  ASSERT_EQ(callers.issuers.size(), 3U);
  const Issuer& staff = callers.issuers[0];
  EXPECT_EQ(staff.name, "staff");
  EXPECT_THAT(staff.algorithms, ElementsAre(jose::Algorithm::kRs256));
  EXPECT_THAT(staff.types, ElementsAre("jwt"));
  EXPECT_EQ(staff.claims.least_assurance, 3);
  EXPECT_TRUE(staff.claims.organisations.with_those_below);
  EXPECT_TRUE(staff.claims.roles.at("R8001").test(options::v1::ROLE_ENGAGEMENT_LEAD));
  EXPECT_EQ(staff.claims.roles.at("B0001").count(), 2U);
  const Issuer& members = callers.issuers[1];
  EXPECT_EQ(members.keys, "/etc/participation/login.json");
  EXPECT_THAT(members.audiences, ElementsAre("other", "participation"));
  EXPECT_EQ(members.claims.least_proofing, 5);
  EXPECT_TRUE(members.claims.everybody.test(options::v1::ROLE_PARTICIPANT));
  const Issuer& systems = callers.issuers[2];
  EXPECT_THAT(systems.types, ElementsAre("", "at+jwt"));
  EXPECT_EQ(systems.authorities, "/etc/participation/authority.pem");
  EXPECT_EQ(systems.claims.roles_claim, "scope");
  EXPECT_TRUE(systems.claims.organisations.all);
}

TEST(ReadCallersTest, ACertificateHasRolesAndOrganisationsByAName) {
  const Callers callers = ParseCallers(kWhole, "");
  const Certified& survey = callers.certificates.at("survey.example");
  EXPECT_TRUE(survey.roles.test(options::v1::ROLE_FEEDBACK_SOURCE));
  EXPECT_THAT(survey.organisations.codes, ElementsAre("RX6"));
}

TEST(ReadCallersTest, WhatIsWrongIsToldByLineWithWhatIsAllowed) {
  EXPECT_THAT(WhyRefused("isuers: {}"), HasSubstr("line 1: 'isuers' is not known; allowed: issuers, certificates"));
  EXPECT_THAT(WhyRefused("issuers: none"), HasSubstr("must hold names"));
  EXPECT_THAT(WhyRefused("issuers:\n  a: b"), HasSubstr("line 2: 'issuers.a' must hold lines of its own"));
  const std::string missing = WhyRefused("issuers:\n  a:\n    claims: plain");
  for (const char* key : {"issuer", "keys", "audience", "algorithms"}) {
    EXPECT_THAT(missing, HasSubstr("'issuers.a." + std::string{key} + "' must")) << key;
  }
  EXPECT_THAT(WhyIssuerIsRefused("    algorithms: [RS256, HS256]"),
              HasSubstr("line 6: 'issuers.a.algorithms' must be some of RS256"));
  EXPECT_THAT(WhyIssuerIsRefused("    algorithms: none"), HasSubstr("some of RS256"));
  EXPECT_THAT(WhyIssuerIsRefused("    algorithms: RS256\n    roles: {x: king}"),
              HasSubstr("line 7: 'issuers.a.roles.x' must be some of participant, engagement-lead"));
  EXPECT_THAT(WhyIssuerIsRefused("    algorithms: RS256\n    roles: {x: public}"), HasSubstr("not 'public'"));
  EXPECT_THAT(WhyIssuerIsRefused("    algorithms: RS256\n    organisations: everyone's"), HasSubstr("must be `all`"));
  EXPECT_THAT(WhyIssuerIsRefused("    claims: saml"), HasSubstr("plain, care-identity or nhs-login"));
  EXPECT_THAT(WhyIssuerIsRefused("    algorithms: RS256\n    proofing: P7"), HasSubstr("P0, P5, P9"));
  EXPECT_THAT(
      WhyRefused("issuers:\n  a:\n    issuer: x\n    audience: y\n    algorithms: RS256\n    keys: http://a.example/"),
      HasSubstr("must begin with https://"));
}

TEST(ReadCallersTest, TwoIssuersMayNotBeTheSame) {
  const std::string one = "    issuer: https://a.example\n    keys: k\n    audience: p\n    algorithms: RS256\n";
  EXPECT_THAT(WhyRefused("issuers:\n  a:\n" + one + "  b:\n" + one), HasSubstr("two issuers have the same"));
}

TEST(ReadCallersTest, AFileThatIsNotThereIsNamed) {
  EXPECT_THROW(ReadCallers("/nowhere/callers.yaml"), std::invalid_argument);
}

}  // namespace
}  // namespace participation::identity
