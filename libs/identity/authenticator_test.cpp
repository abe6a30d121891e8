#include "libs/policy/authenticator.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "libs/refusal/refusal.hpp"

namespace participation::policy {
namespace {

absl::StatusOr<Caller> Identify(std::string_view peer, const std::map<std::string, std::string>& sent = {}) {
  return Authenticator{}.Identify(peer, [&](std::string_view key) -> std::optional<std::string_view> {
    const auto found = sent.find(std::string{key});
    if (found == sent.end()) return std::nullopt;
    return found->second;
  });
}

TEST(AuthenticatorTest, WhoeverIsOnThisMachineIsTheLocalOperator) {
  for (const auto* peer : {"ipv4:127.0.0.1:50051", "ipv4:127.1.2.3:1", "ipv6:[::1]:50051", "ipv6:%5B::1%5D:50051",
                           "ipv6:[::ffff:127.0.0.1]:50051", "unix:/run/participation.sock", "unix:", "unknown",
                           "unix-abstract:participation"}) {
    const auto caller = Identify(peer);
    ASSERT_TRUE(caller.ok()) << peer;
    EXPECT_EQ(caller->subject, "local-operator");
    EXPECT_EQ(caller->roles, LocalOperator().roles);
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

}  // namespace
}  // namespace participation::policy
