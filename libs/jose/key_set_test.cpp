#include "libs/jose/key_set.hpp"

#include <gmock/gmock.h>

#include <string>

namespace participation::jose {
namespace {

using testing::HasSubstr;

constexpr char kX[] = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";  // RFC 8037, appendix A
constexpr char kSecret[] = R"({"kty":"oct","alg":"HS256","k":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"})";

std::string Ed25519(const std::string& more) {
  return R"({"kty":"OKP","crv":"Ed25519","x":")" + std::string{kX} + "\"" + more + "}";
}

std::string SetOf(const std::string& keys) { return R"({"keys":[)" + keys + "]}"; }

std::string WhyRefused(const std::string& text) { return std::string{KeySet::Parse(text).status().message()}; }

TEST(KeySetTest, AKeyIsFoundByItsIdAndForItsAlgorithmOnly) {
  const auto keys = KeySet::Parse(SetOf(Ed25519(R"(,"kid":"a")") + "," + Ed25519(R"(,"kid":"b","use":"sig")")));
  ASSERT_TRUE(keys.ok()) << keys.status();
  ASSERT_NE(keys->Find("a", Algorithm::kEdDsa), nullptr);
  EXPECT_EQ(keys->Find("a", Algorithm::kEdDsa)->id(), "a");
  EXPECT_EQ(keys->Find("a", Algorithm::kRs256), nullptr);
  EXPECT_EQ(keys->Find("c", Algorithm::kEdDsa), nullptr);
  EXPECT_EQ(keys->Find("", Algorithm::kEdDsa), nullptr) << "there are two";
}

TEST(KeySetTest, OfTwoKeysWithOneIdNeitherIsFoundEvenIfOneCannotBeUsed) {
  for (const char* other : {R"(,"kid":"a")", R"(,"kid":"a","alg":"RS256")"}) {
    const auto keys = KeySet::Parse(SetOf(Ed25519(R"(,"kid":"a")") + "," + Ed25519(other)));
    EXPECT_EQ(keys->Find("a", Algorithm::kEdDsa), nullptr) << other;
  }
  const auto keys = KeySet::Parse(SetOf(Ed25519(R"(,"kid":"a")") + "," + Ed25519(R"(,"kid":"a","use":"enc")")));
  EXPECT_NE(keys->Find("a", Algorithm::kEdDsa), nullptr) << "the other is for something else";
}

TEST(KeySetTest, WithoutAnIdTheOnlyKeyIsMeant) {
  EXPECT_NE(KeySet::Parse(SetOf(Ed25519(R"(,"kid":"a")")))->Find("", Algorithm::kEdDsa), nullptr);
}

TEST(KeySetTest, WhatIsForSomethingElseOrNotKnownIsLeftOut) {
  const auto keys =
      KeySet::Parse(SetOf(Ed25519(R"(,"use":"enc")") + R"(,{"kty":"AKP"},{"kty":"OKP","crv":"X25519"},7,)" +
                          Ed25519(R"(,"key_ops":["verify"])") + "," + Ed25519(R"(,"alg":"RS256")")));
  ASSERT_TRUE(keys.ok()) << keys.status();
  EXPECT_EQ(keys->keys().size(), 1U);
}

TEST(KeySetTest, ASetWithoutAKeyThatCanBeUsedIsRefusedWithTheReasons) {
  EXPECT_THAT(WhyRefused(SetOf(Ed25519(R"(,"d":"AA")"))), HasSubstr("a private key"));
  EXPECT_THAT(WhyRefused(SetOf(R"({"kty":"RSA","n":"AQAB","e":"AQAB"})")), HasSubstr("2048 bits or more"));
  EXPECT_THAT(WhyRefused(SetOf("")), HasSubstr("no key that can be used"));
}

TEST(KeySetTest, ASecretIsNotTakenBesidePublicKeysNorOneThatIsShortOrNamesNoAlgorithm) {
  EXPECT_TRUE(KeySet::Parse(SetOf(kSecret)).ok());
  EXPECT_THAT(WhyRefused(SetOf(kSecret + ("," + Ed25519("")))), HasSubstr("secrets beside public keys"));
  EXPECT_THAT(WhyRefused(SetOf(R"({"kty":"oct","alg":"HS512","k":"AAECAw"})")), HasSubstr("as long as its hash"));
  EXPECT_THAT(WhyRefused(SetOf(R"({"kty":"oct","k":"AAECAw"})")), HasSubstr("name its algorithm"));
}

TEST(KeySetTest, WhatIsNoSetIsRefused) {
  for (const std::string& text : {std::string{}, std::string{"[]"}, std::string{R"({"keys":{}})"},
                                  std::string{R"({"keys":[],"keys":[]})"}, "{\"keys\":" + std::string(100'000, '[')}) {
    EXPECT_THAT(WhyRefused(text), HasSubstr("a key set must be")) << text.substr(0, 40);
  }
  EXPECT_THAT(WhyRefused(std::string(kLargestKeySet + 1, ' ')), HasSubstr("256 KiB"));
}

}  // namespace
}  // namespace participation::jose
