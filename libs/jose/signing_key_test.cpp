#include "libs/jose/signing_key.hpp"

#include <gtest/gtest.h>

#include <array>

#include "libs/jose/signed_token.hpp"

namespace participation::jose {
namespace {

constexpr std::array kWithPublicKey{Algorithm::kRs256, Algorithm::kRs384, Algorithm::kRs512, Algorithm::kPs256,
                                    Algorithm::kPs384, Algorithm::kPs512, Algorithm::kEs256, Algorithm::kEs384,
                                    Algorithm::kEs512, Algorithm::kEdDsa};

bool IsVerified(const std::string& token, const SigningKey& key) {
  const auto keys = KeySet::Parse(R"({"keys":[)" + key.PublicJwk() + "]}");
  const auto parsed = SignedToken::Parse(token);
  return keys.ok() && parsed.ok() && Verify(*parsed, *keys, kWithPublicKey).ok();
}

TEST(SigningKeyTest, WhatItSignsIsVerifiedWithItsPublicHalfAndNoOther) {
  for (const Algorithm algorithm : kWithPublicKey) {
    const auto key = SigningKey::Generate(algorithm, "a");
    const std::string token = key.Sign("at+jwt", "{}");
    EXPECT_TRUE(IsVerified(token, key)) << NameOf(algorithm);
    EXPECT_FALSE(IsVerified(token, SigningKey::Generate(algorithm, "a"))) << NameOf(algorithm);
  }
}

TEST(SigningKeyTest, ItIsTheSameAfterItWasWrittenAndRead) {
  for (const Algorithm algorithm : {Algorithm::kEs256, Algorithm::kEdDsa, Algorithm::kPs256}) {
    const auto key = SigningKey::Generate(algorithm, "a");
    const auto again = SigningKey::FromPem(key.ToPem(), algorithm, "a");
    EXPECT_EQ(again.PublicJwk(), key.PublicJwk());
    EXPECT_TRUE(IsVerified(again.Sign("jwt", "{}"), key));
  }
}

TEST(SigningKeyTest, AKeyForAnotherAlgorithmIsRefused) {
  const std::string curve = SigningKey::Generate(Algorithm::kEs384, "a").ToPem();
  for (const Algorithm algorithm : {Algorithm::kEs256, Algorithm::kRs256, Algorithm::kEdDsa}) {
    EXPECT_THROW(SigningKey::FromPem(curve, algorithm, "a"), std::invalid_argument) << NameOf(algorithm);
  }
  EXPECT_THROW(SigningKey::FromPem("no key", Algorithm::kEs256, "a"), std::invalid_argument);
}

}  // namespace
}  // namespace participation::jose
