#include "libs/jose/signed_token.hpp"

#include <gmock/gmock.h>

#include <array>
#include <string>

#include "libs/jose/base64url.hpp"

namespace participation::jose {
namespace {

using testing::HasSubstr;

// RFC 8037, appendix A.
constexpr char kKey[] = R"({"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]})";
constexpr char kToken[] =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
constexpr std::array kEdDsaOnly{Algorithm::kEdDsa};

std::string WhyHeaderIsRefused(const std::string& header) {
  const std::string text = EncodeBase64Url(header) + "." + EncodeBase64Url("{}") + "." + EncodeBase64Url("signature");
  return std::string{SignedToken::Parse(text).status().message()};
}

TEST(SignedTokenTest, OneOfEd25519IsVerified) {
  const auto token = SignedToken::Parse(kToken);
  ASSERT_TRUE(token.ok()) << token.status();
  EXPECT_EQ(token->payload, "Example of Ed25519 signing");
  EXPECT_TRUE(Verify(*token, *KeySet::Parse(kKey), kEdDsaOnly).ok());
}

TEST(SignedTokenTest, WhatIsNotAllowedIsRefusedHoweverWellItIsSigned) {
  constexpr std::array kOthers{Algorithm::kRs256, Algorithm::kEs256};
  EXPECT_FALSE(Verify(*SignedToken::Parse(kToken), *KeySet::Parse(kKey), kOthers).ok());
}

TEST(SignedTokenTest, ItsTypeIsTheSameInCapitalsAndWithItsKind) {
  for (const char* type : {"at+jwt", "AT+JWT", "application/at+jwt"}) {
    const std::string header = std::string{R"({"alg":"ES256","typ":")"} + type + R"("})";
    const auto token = SignedToken::Parse(EncodeBase64Url(header) + "..");
    ASSERT_TRUE(token.ok()) << token.status();
    EXPECT_EQ(token->type, "at+jwt");
  }
}

TEST(SignedTokenTest, AHeaderWithMoreThanOneReadingIsRefused) {
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"none","alg":"RS256"})"), HasSubstr("no member twice"));
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"RS256","x":{"a":1,"a":2}})"), HasSubstr("no member twice"));
  EXPECT_THAT(WhyHeaderIsRefused(R"(["RS256"])"), HasSubstr("must be a JSON object"));
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"RS256"} )"
                                 "x"),
              HasSubstr("must be a JSON object"));
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":["RS256"]})"), HasSubstr("algorithm is none"));
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"RS256","kid":7})"), HasSubstr("must be texts"));
}

TEST(SignedTokenTest, NoAlgorithmAndThoseNotKnownAreRefused) {
  for (const char* name : {"none", "None", "nOnE", "", "rs256", "RS256 ", "HS1", "RSA-OAEP"}) {
    EXPECT_THAT(WhyHeaderIsRefused(std::string{R"({"alg":")"} + name + R"("})"), HasSubstr("algorithm is none"))
        << name;
  }
  EXPECT_THAT(WhyHeaderIsRefused("{}"), HasSubstr("algorithm is none"));
}

TEST(SignedTokenTest, ATokenThatBringsItsKeyOrDemandsMoreIsRefused) {
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"RS256","jwk":{}})"), HasSubstr("own key"));
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"RS256","jku":"https://example.org"})"), HasSubstr("own key"));
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"RS256","x5u":"https://example.org"})"), HasSubstr("own key"));
  EXPECT_THAT(WhyHeaderIsRefused(R"({"alg":"RS256","crit":["b64"],"b64":false})"), HasSubstr("demands"));
}

TEST(SignedTokenTest, OneThatIsTooLongIsNotRead) {
  EXPECT_THAT(SignedToken::Parse(std::string(kLongestToken + 1, 'a')).status().message(), HasSubstr("8 KiB"));
}

}  // namespace
}  // namespace participation::jose
