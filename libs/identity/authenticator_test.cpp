#include "libs/identity/authenticator.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::identity {
namespace {

absl::StatusOr<policy::Caller> Identify(std::string_view peer, const std::map<std::string, std::string>& sent = {}) {
  const auto metadata = [&](std::string_view key) -> std::optional<std::string_view> {
    const auto found = sent.find(std::string{key});
    if (found == sent.end()) return std::nullopt;
    return found->second;
  };
  return Authenticator{}.Identify({.peer = peer, .certificate_names = {}, .metadata = metadata});
}

TEST(AuthenticatorTest, WhoeverIsOnThisMachineIsTheLocalOperator) {
  for (const auto* peer : {"ipv4:127.0.0.1:50051", "ipv4:127.1.2.3:1", "ipv6:[::1]:50051", "ipv6:%5B::1%5D:50051",
                           "ipv6:[::ffff:127.0.0.1]:50051", "unix:/run/participation.sock", "unix:", "unknown",
                           "unix-abstract:participation"}) {
    const auto caller = Identify(peer);
    ASSERT_TRUE(caller.ok()) << peer;
    EXPECT_EQ(caller->subject, "local-operator");
    EXPECT_EQ(caller->roles, policy::LocalOperator().roles);
  }
}

TEST(AuthenticatorTest, EverybodyElseIsToldHowToCall) {
  for (const auto* peer : {"ipv4:10.0.0.1:50051", "ipv4:128.0.0.1:1", "ipv6:[::2]:50051", "ipv6:[::ffff:10.0.0.1]:1",
                           "ipv6:[fe80::1%25eth0]:1", "ipv4:127.0.0.1.example.org:1", "ipv4:", "ipv6:", "",
                           "dns:localhost:1", "127.0.0.1:1", "inproc", "unknown:1", "unixes"}) {
    const auto caller = Identify(peer);
    EXPECT_EQ(caller.status().code(), absl::StatusCode::kUnauthenticated) << peer;
    EXPECT_EQ(refusal::ReasonOf(caller.status()), "NOT_LOCAL") << peer;
  }
}

TEST(AuthenticatorTest, ACallThatAProxyPassedOnIsNotFromHere) {
  for (const auto* key : {"x-forwarded-for", "forwarded", "x-real-ip"}) {
    EXPECT_EQ(Identify("ipv4:127.0.0.1:1", {{key, "203.0.113.7"}}).status().code(), absl::StatusCode::kUnauthenticated);
  }
}

TEST(AuthenticatorTest, ACredentialThatNobodyChecksIsNotPassedOver) {
  const auto caller = Identify("ipv4:127.0.0.1:1", {{"authorization", "Bearer whatever"}});
  EXPECT_EQ(refusal::ReasonOf(caller.status()), "CREDENTIAL_NOT_TAKEN");
  EXPECT_EQ(caller.status().message().find("whatever"), absl::string_view::npos);
}

class ConfiguredTest : public testing::Test {
 protected:
  absl::StatusOr<policy::Caller> Identify(std::string_view authorization, const std::vector<std::string>& names = {},
                                          std::string_view peer = "ipv4:10.0.0.1:1") const {
    const auto metadata = [&](std::string_view key) -> std::optional<std::string_view> {
      if (key != "authorization" || authorization.empty()) return std::nullopt;
      return authorization;
    };
    return authenticator_.Identify({.peer = peer, .certificate_names = names, .metadata = metadata});
  }

  clock::ManualClock clock_;
  organisations::Directory directory_ = organisations::Directory::None();
  testing::TrialIssuer issuer_;
  Authenticator authenticator_{
      {.issuers = {issuer_.AsConfigured()},
       .certificates = {{"survey.example", {.roles = policy::Roles{2}, .organisations = {.codes = {"RX6"}}}}}},
      directory_,
      clock_};
  const std::string token_ = issuer_.Sign(testing::TrialIssuer::Claims(clock_.Now()));
};

TEST_F(ConfiguredTest, ATokenTellsWhoCallsWhateverTheCertificate) {
  for (const char* scheme : {"Bearer ", "bearer ", "BEARER "}) {
    EXPECT_EQ(Identify(scheme + token_)->subject, "trial:somebody") << scheme;
  }
  EXPECT_EQ(Identify("Bearer " + token_, {"survey.example"})->subject, "trial:somebody");
  EXPECT_EQ(refusal::ReasonOf(Identify("Bearer nonsense", {"survey.example"}).status()), "TOKEN_REFUSED");
}

TEST_F(ConfiguredTest, AnotherSchemeIsNotPassedOver) {
  for (const std::string other : {"Basic dTpw", "Bearer", "Bearer ", token_.c_str()}) {
    EXPECT_EQ(refusal::ReasonOf(Identify(other, {"survey.example"}).status()), "CREDENTIAL_NOT_TAKEN") << other;
  }
}

TEST_F(ConfiguredTest, ACertificateTellsByAnyOfItsNames) {
  const auto caller = Identify("", {"other.example", "survey.example"});
  EXPECT_EQ(caller->subject, "certificate:survey.example");
  EXPECT_TRUE(caller->organisations.Has("RX6"));
  EXPECT_TRUE(Identify("", {"survey.example.evil"})->subject.empty());
}

TEST_F(ConfiguredTest, WithoutEitherItIsAnybodyEvenFromThisMachine) {
  for (const char* peer : {"ipv4:10.0.0.1:1", "ipv4:127.0.0.1:1", "unix:", "unknown"}) {
    const auto caller = Identify("", {}, peer);
    ASSERT_TRUE(caller.ok()) << peer;
    EXPECT_TRUE(caller->subject.empty());
    EXPECT_TRUE(caller->roles.none());
    EXPECT_FALSE(caller->organisations.Has("RX6"));
  }
}

}  // namespace
}  // namespace participation::identity
