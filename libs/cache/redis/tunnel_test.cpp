#include <gmock/gmock.h>

#include <fstream>

#include "libs/cache/testing/opened.hpp"
#include "libs/cache/testing/redis_server.hpp"
#include "libs/tls/testing/trial_certificates.hpp"

namespace participation::cache {
namespace {

constexpr char kNoTunnel[] = "there is no stunnel on the PATH: install Debian's package stunnel4";

bool HasStunnel() { return std::filesystem::exists("/usr/bin/stunnel"); }

// A Redis that speaks TLS, lets in one user, and is reached through a tunnel as docs/security.md has it.
class TunnelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!RedisServer::IsInstalled()) GTEST_SKIP() << RedisServer::kMissing;
    if (!HasStunnel()) GTEST_SKIP() << kNoTunnel;
    const tls::Files files = trial_.Issue("redis.example");
    tls_port_ = RedisServer::FreePort();
    server_.emplace(std::vector<std::string>{"--tls-port", tls_port_, "--tls-cert-file", files.certificate,
                                             "--tls-key-file", files.key, "--tls-auth-clients", "no"});
    server_->Say({"ACL", "SETUSER", "participation", "on", ">secret", "~participation:*", "+get", "+set", "+del",
                  "+select", "+ping"});
    server_->Say({"ACL", "SETUSER", "default", "off"});
    password_ = trial_.Write("password", "secret\n");
  }

  // The URL of the end of a tunnel that believes these authorities.
  std::string Tunnel(const std::string& authorities, const std::string& name) {
    const std::string port = RedisServer::FreePort();
    const std::string config =
        trial_.Write("stunnel.conf", "foreground = yes\npid =\n[redis]\nclient = yes\naccept = 127.0.0.1:" + port +
                                         "\nconnect = 127.0.0.1:" + tls_port_ + "\nCAfile = " + authorities +
                                         "\nverifyChain = yes\ncheckHost = " + name + "\n");
    tunnel_.emplace(testing::Command{.program = "/usr/bin/stunnel", .arguments = {config}});
    EXPECT_TRUE(tunnel_->WaitForLine("Configuration successful")) << tunnel_->Errors();
    return "redis://participation@127.0.0.1:" + port + "?password-file=" + password_;
  }

  testing::TrialCertificates trial_;
  std::string tls_port_;
  std::string password_;
  std::optional<RedisServer> server_;
  std::optional<testing::ChildProcess> tunnel_;
};

TEST_F(TunnelTest, AUserOfItsOwnIsServedThroughATunnel) {
  const std::string url = Tunnel(trial_.authorities(), "redis.example");
  EXPECT_NE(Opened(url), nullptr) << tunnel_->Errors();
}

TEST_F(TunnelTest, AServerThatIsNotTheOneExpectedIsNotReached) {
  const testing::TrialCertificates others;
  for (const auto& [authorities, name] :
       {std::pair{others.authorities(), "redis.example"}, std::pair{trial_.authorities(), "another.example"}}) {
    const auto cache = Open(Tunnel(authorities, name));
    EXPECT_TRUE(testing::Eventually([&] { return cache->Stats().is_shared == false; })) << name;
    EXPECT_TRUE(tunnel_->WaitForLine("(?i)certificate verif|CERT: ")) << tunnel_->Errors();
  }
}

}  // namespace
}  // namespace participation::cache
