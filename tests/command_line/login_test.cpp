#include <gmock/gmock.h>

#include <fstream>

#include "tests/command_line/identity_server.hpp"
#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::HasSubstr;

// A platform that takes the tokens of a real identity server.
class LoginTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!server_.missing().empty()) GTEST_SKIP() << server_.missing();
    std::ofstream{Path("callers.yaml")} << "issuers:\n  trust:\n    issuer: " << server_.issuer()
                                        << "\n    keys: " << server_.issuer()
                                        << "/jwks\n    audience: participation\n    algorithms: ES256\n"
                                           "    roles-claim: scope\n    organisation-claim: ods_code\n"
                                           "    roles: {feedback.write: feedback-source, engagement.lead: "
                                           "engagement-lead}\n";
    std::ofstream{Path("secret")} << "a secret of the survey system\n";
    platform_ = std::make_unique<Platform>(std::vector<std::string>{"--callers", Path("callers.yaml")});
  }

  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::vector<std::string> Login(std::vector<std::string> flags) const {
    flags.insert(flags.begin(), {"login", "--issuer", server_.issuer(), "--save", Path("token")});
    return flags;
  }
  Said SignInSystem(const std::string& secret_file) const {
    return Execute(PARTICIPATIONCTL,
                   Login({"--client-id", "survey", "--client-secret-file", secret_file, "--scope", "feedback.write"}));
  }
  Said Programme() const {
    return platform_->Ask({"activity-tracking", "create-programme", "--title", "Maternity", "--organisation", "RX6",
                           "--token-file", Path("token")});
  }

  testing::TemporaryFolder folder_;
  IdentityServer server_;
  std::unique_ptr<Platform> platform_;
};

TEST_F(LoginTest, ASystemSignsInWithItsSecretAndHasItsRole) {
  const Said signed_in = SignInSystem(Path("secret"));
  ASSERT_EQ(signed_in.code, 0) << signed_in.errors;
  EXPECT_THAT(signed_in.output, HasSubstr("for 300 seconds: add --token-file " + Path("token")));
  const Said imports =
      platform_->Ask({"feedback-ingestion", "list-imports", "--organisation", "RX6", "--token-file", Path("token")});
  EXPECT_EQ(imports.code, 0) << imports.errors;
  EXPECT_THAT(Programme().errors, HasSubstr("ROLE_MISSING"));
}

TEST_F(LoginTest, SomebodySignsInAtTheirBrowserAndActsForTheirOrganisation) {
  testing::ChildProcess login{
      {PARTICIPATIONCTL, Login({"--client-id", "participationctl", "--scope", "openid engagement.lead"})}};
  const auto code = login.WaitForLine("^sign in at http.* with the code ([A-Z-]+)$");
  ASSERT_TRUE(code) << login.Errors();
  EXPECT_THAT(server_.Approve(*code), HasSubstr("Sign-in Success"));
  const auto end = login.Wait();
  ASSERT_TRUE(end && end->code == 0) << login.Errors();
  EXPECT_EQ(Programme().code, 0) << Programme().errors;
}

TEST_F(LoginTest, WhatTheIssuerRefusesIsSaidAndNoTokenIsWritten) {
  std::ofstream{Path("wrong")} << "a guess\n";
  const Said refused = SignInSystem(Path("wrong"));
  EXPECT_EQ(refused.code, kNotAllowed);
  EXPECT_THAT(refused.errors, HasSubstr("gives no token: invalid_client"));
  EXPECT_FALSE(std::filesystem::exists(Path("token")));
}

TEST(LoginElsewhereTest, AnIssuerThatIsAwayOrUnsafeIsSaid) {
  const auto login = [](const std::string& issuer) {
    return Execute(PARTICIPATIONCTL, {"login", "--issuer", issuer, "--client-id", "a"});
  };
  EXPECT_THAT(login("http://127.0.0.1:1").errors, HasSubstr("127.0.0.1"));
  const Said unsafe = login("http://identity.example");
  EXPECT_EQ(unsafe.code, kUsage);
  EXPECT_THAT(unsafe.errors, HasSubstr("https://"));
}

}  // namespace
}  // namespace participation::command_line
