#include "libs/identity/tokens.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/jose/base64url.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/web_server.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::identity {
namespace {

using nlohmann::json;
using testing::Eventually;
using testing::TrialIssuer;

class TokensTest : public testing::Test {
 protected:
  // Why the claims are refused with which `change` did something.
  std::string ReasonWith(const std::function<void(json&)>& change) {
    json claims = TrialIssuer::Claims(clock_.Now());
    change(claims);
    return refusal::ReasonOf(tokens_.Check(issuer_.Sign(claims)).status());
  }
  std::string Reason(const std::string& token) { return refusal::ReasonOf(tokens_.Check(token).status()); }

  clock::ManualClock clock_;
  organisations::Directory directory_ = organisations::Directory::None();
  TrialIssuer issuer_;
  Tokens tokens_{{issuer_.AsConfigured()}, directory_, clock_};
};

TEST_F(TokensTest, WhatIsInOrderTellsWhoCalls) {
  const auto caller = tokens_.Check(issuer_.Sign(TrialIssuer::Claims(clock_.Now())));
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->subject, "trial:somebody");
  EXPECT_TRUE(caller->Has(options::v1::ROLE_ENGAGEMENT_LEAD));
  EXPECT_EQ(caller->roles.count(), 1U);
  EXPECT_TRUE(caller->organisations.Has("RX6"));
  EXPECT_FALSE(caller->organisations.Has("RHA"));
}

TEST_F(TokensTest, EveryAlgorithmWithAPublicKeyIsVerified) {
  for (const auto algorithm : {jose::Algorithm::kRs256, jose::Algorithm::kRs384, jose::Algorithm::kRs512,
                               jose::Algorithm::kPs256, jose::Algorithm::kEs256, jose::Algorithm::kEs384}) {
    const TrialIssuer issuer{algorithm};
    Tokens tokens{{issuer.AsConfigured()}, directory_, clock_};
    EXPECT_TRUE(tokens.Check(issuer.Sign(TrialIssuer::Claims(clock_.Now()))).ok()) << jose::NameOf(algorithm);
  }
}

TEST_F(TokensTest, WhatIsForOthersOrAnotherTimeIsRefused) {
  EXPECT_EQ(ReasonWith([](json&) {}), "OK");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["iss"] = "https://issuer.example/"; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["aud"] = "others"; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims.erase("aud"); }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["aud"] = json{"others", "participation"}; }), "OK");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["aud"] = "others participation"; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims.erase("sub"); }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["sub"] = "two words"; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["organisation"] = "no code"; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims.erase("exp"); }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["exp"] = "soon"; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["exp"] = 1e300; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["exp"] = claims["iat"].get<int>() - 61; }), "TOKEN_EXPIRED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["exp"] = claims["iat"].get<int>() - 59; }), "OK");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["nbf"] = claims["iat"].get<int>() + 61; }), "TOKEN_REFUSED");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["nbf"] = claims["iat"].get<int>() + 59; }), "OK");
  EXPECT_EQ(ReasonWith([](json& claims) { claims["iat"] = claims["iat"].get<int>() + 61; }), "TOKEN_REFUSED");
}

TEST_F(TokensTest, ATypeThatIsNotConfiguredIsRefusedAsAnIdentityTokenIs) {
  EXPECT_EQ(Reason(issuer_.Sign(TrialIssuer::Claims(clock_.Now()), "JWT")), "TOKEN_REFUSED");
  EXPECT_EQ(Reason(issuer_.Sign(TrialIssuer::Claims(clock_.Now()), "application/AT+JWT")), "OK");
}

TEST_F(TokensTest, ClassicConfusionsAreRefusedAndNothingOfTheTokenIsSaid) {
  const std::string payload = jose::EncodeBase64Url(TrialIssuer::Claims(clock_.Now()).dump());
  const auto with_header = [&](const std::string& header) { return jose::EncodeBase64Url(header) + "." + payload; };
  for (const std::string header :
       {R"({"alg":"none","typ":"at+jwt"})", R"({"alg":"HS256","kid":"key-1","typ":"at+jwt"})",
        R"({"alg":"EdDSA","kid":"../../key-1","typ":"at+jwt"})", R"({"alg":"EdDSA","jku":"https://evil.example"})"}) {
    for (const std::string signature : {"", ".", ".c2lnbmF0dXJl"}) {
      const auto refused = tokens_.Check(with_header(header) + signature).status();
      EXPECT_TRUE(absl::IsUnauthenticated(refused) || absl::IsUnavailable(refused)) << header;
      EXPECT_THAT(std::string{refused.message()}, testing::Not(testing::HasSubstr("evil")));
    }
  }
  EXPECT_EQ(Reason(std::string(9000, 'a')), "TOKEN_REFUSED");
  EXPECT_EQ(Reason(""), "TOKEN_REFUSED");
}

TEST_F(TokensTest, AChangedTokenIsRefusedThoughTheOriginalIsRemembered) {
  const std::string token = issuer_.Sign(TrialIssuer::Claims(clock_.Now()));
  ASSERT_EQ(Reason(token), "OK");
  json claims = TrialIssuer::Claims(clock_.Now());
  claims["roles"] = {"lead", "operator"};
  const std::string other = issuer_.Sign(claims);
  const std::string mixed = other.substr(0, other.rfind('.')) + token.substr(token.rfind('.'));
  EXPECT_EQ(Reason(mixed), "TOKEN_REFUSED");
}

TEST_F(TokensTest, ATokenIsVerifiedOnceAndAgainAfterFiveMinutesAndNotTakenAfterItExpired) {
  json claims = TrialIssuer::Claims(clock_.Now());
  claims["exp"] = claims["iat"].get<int>() + 600;
  const std::string token = issuer_.Sign(claims);
  const auto& judged = tokens_.issuers().at(testing::kIssuer).judged;
  for (int i = 0; i < 3; ++i) ASSERT_EQ(Reason(token), "OK");
  EXPECT_EQ(judged.verified, 1U);
  EXPECT_EQ(tokens_.remembered(), 2U);
  clock_.Advance(std::chrono::seconds{301});
  ASSERT_EQ(Reason(token), "OK");
  EXPECT_EQ(judged.verified, 2U);
  clock_.Advance(std::chrono::seconds{360});
  EXPECT_EQ(Reason(token), "TOKEN_EXPIRED");
}

TEST_F(TokensTest, ANewKeyIsFetchedWhenItIsMissedAndThenForAWhileNoMore) {
  Issuer configured = issuer_.AsConfigured();
  const testing::WebServer server{issuer_.folder()};
  configured.keys = server.url() + "/keys.json";
  Tokens tokens{{configured}, directory_, clock_};
  const auto reason = [&] {
    return refusal::ReasonOf(tokens.Check(issuer_.Sign(TrialIssuer::Claims(clock_.Now()))).status());
  };
  ASSERT_TRUE(Eventually([&] { return reason() == "OK"; }));
  issuer_.Turn("key-2");
  EXPECT_EQ(reason(), "KEYS_BEING_FETCHED");
  ASSERT_TRUE(Eventually([&] { return reason() == "OK"; }));
  issuer_.Turn("key-3");
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(reason(), "TOKEN_REFUSED");
  EXPECT_EQ(server.Asked("/keys.json"), 2);
}

TEST_F(TokensTest, WithoutTheIssuerItsLastGoodKeysStayInForce) {
  Issuer configured = issuer_.AsConfigured();
  testing::WebServer server{issuer_.folder()};
  configured.keys = server.url() + "/keys.json";
  constexpr std::chrono::milliseconds kOften{10};
  Tokens tokens{{configured}, directory_, clock_, {.regular = kOften, .shortest = kOften, .retry = kOften}};
  const std::string token = issuer_.Sign(TrialIssuer::Claims(clock_.Now()));
  ASSERT_TRUE(Eventually([&] { return tokens.Check(token).ok(); }));
  server.Stop();
  const auto& source = *tokens.issuers().at(testing::kIssuer).keys;
  ASSERT_TRUE(Eventually([&] { return source.health().failed > 3; }));
  clock_.Advance(std::chrono::seconds{301});  // nothing is remembered
  json claims = TrialIssuer::Claims(clock_.Now());
  EXPECT_TRUE(tokens.Check(issuer_.Sign(claims)).ok());
}

TEST_F(TokensTest, AnIssuerThatIsAwayFromTheStartIsAReasonToTryAgain) {
  Issuer configured = issuer_.AsConfigured();
  testing::WebServer server{issuer_.folder()};
  configured.keys = server.url() + "/keys.json";
  server.Stop();
  Tokens tokens{{configured}, directory_, clock_};
  const auto refused = tokens.Check(issuer_.Sign(TrialIssuer::Claims(clock_.Now()))).status();
  EXPECT_TRUE(absl::IsUnavailable(refused));
  EXPECT_TRUE(refusal::RetryAfterOf(refused).has_value());
}

TEST_F(TokensTest, AFileOfKeysThatCannotBeUsedEndsTheStart) {
  Issuer configured = issuer_.AsConfigured();
  configured.keys += ".not";
  EXPECT_THROW((Tokens{{configured}, directory_, clock_}), std::invalid_argument);
}

}  // namespace
}  // namespace participation::identity
