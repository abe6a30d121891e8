#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::HasSubstr;

// A platform that speaks TLS and knows an issuer, both made with the client's own commands.
class SigningInTest : public testing::Test {
 protected:
  std::string Path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::string Certificate(const std::string& name) const { return Path("certificates/" + name); }

  // The file of a token with these flags.
  std::string Token(std::vector<std::string> flags) {
    flags.insert(flags.begin(), {"token", "make-development", "--folder", Path("issuer")});
    const Said said = Execute(PARTICIPATIONCTL, flags);
    EXPECT_EQ(said.code, 0) << said.errors;
    const std::string file = Path("token-" + std::to_string(++tokens_));
    std::ofstream{file} << said.output;
    return file;
  }
  Said Ask(std::vector<std::string> arguments, const std::string& token = {}) {
    if (!token.empty()) arguments.insert(arguments.end(), {"--token-file", token});
    return platform_->Ask(arguments);
  }
  Said Programme(const std::string& organisation, const std::string& token) {
    return Ask({"activity-tracking", "create-programme", "--title", "Maternity", "--organisation", organisation},
               token);
  }

  testing::TemporaryFolder folder_;
  int tokens_ = 0;
  const Said certificates_ =
      Execute(PARTICIPATIONCTL, {"certificates", "make-development", "--folder", Path("certificates")});
  const std::string lead_ = Token({"--role", "engagement-lead", "--organisation", "RX6"});
  std::unique_ptr<Platform> platform_ = std::make_unique<Platform>(
      std::vector<std::string>{"--tls-certificate", Certificate("server.pem"), "--tls-key", Certificate("server.key"),
                               "--tls-client-authorities", Certificate("authority.pem"), "--callers",
                               Path("issuer/callers.yaml")},
      std::vector<std::string>{"--tls-authorities", Certificate("authority.pem")});
};

TEST_F(SigningInTest, WithoutATokenOneSeesWhatEverybodyMay) {
  EXPECT_EQ(Ask({"activity-tracking", "list-programmes"}).code, 0);
  const Said refused = Programme("RX6", "");
  EXPECT_EQ(refused.code, kNotAllowed);
  EXPECT_THAT(refused.errors, HasSubstr("SIGN_IN_NEEDED"));
}

TEST_F(SigningInTest, WithATokenOneActsForOnesOrganisationInOnesRole) {
  EXPECT_EQ(Programme("RX6", lead_).code, 0);
  EXPECT_THAT(Programme("RHA", lead_).errors, HasSubstr("OTHER_ORGANISATION"));
  EXPECT_THAT(Programme("RX6", Token({"--role", "analyst", "--organisation", "RX6"})).errors,
              HasSubstr("ROLE_MISSING"));
  const std::vector<std::string> broken{"dead-letter", "list-dead-letters", "--module", "people_bank"};
  EXPECT_THAT(Ask(broken, lead_).errors, HasSubstr("ROLE_MISSING"));
  EXPECT_EQ(Ask(broken, Token({"--role", "operator"})).code, 0);
}

TEST_F(SigningInTest, AParticipantSeesWhatIsTheirsAndNothingOfOthers) {
  const auto registered = [&](const char* name) {
    const Said said = Ask({"people-bank", "register-person", "--given-name", name, "--output", "json"});
    EXPECT_EQ(said.code, 0) << said.errors;
    return nlohmann::json::parse(said.output)["person"]["personId"].get<std::string>();
  };
  const std::string ada = registered("Ada");
  const std::string bo = registered("Bo");
  const std::string token = Token({"--role", "participant", "--person", ada});
  EXPECT_THAT(Ask({"people-bank", "get-person", "--person-id", ada}, token).output, HasSubstr("Ada"));
  for (const std::string& other : {bo, std::string{"019aa2b4-5c3e-7d10-9f63-0c1b2a394857"}}) {
    const Said refused = Ask({"people-bank", "get-person", "--person-id", other}, token);
    EXPECT_EQ(refused.code, kNotAllowed);
    EXPECT_THAT(refused.errors, HasSubstr("OTHER_PERSON"));
  }
  EXPECT_EQ(Ask({"people-bank", "list-people"}, token).code, kNotAllowed);
  EXPECT_EQ(Ask({"people-bank", "get-person", "--person-id", ada}).code, kNotAllowed);
}

TEST_F(SigningInTest, ATokenThatWasChangedIsRefused) {
  std::fstream file{lead_};
  file.seekp(100);
  file.put('!');
  file.close();
  EXPECT_THAT(Programme("RX6", lead_).errors, HasSubstr("TOKEN_REFUSED"));
}

TEST_F(SigningInTest, AServerThatNobodyVouchesForGetsNothing) {
  const Said other = Execute(PARTICIPATIONCTL, {"certificates", "make-development", "--folder", Path("others")});
  ASSERT_EQ(other.code, 0) << other.errors;
  const Said refused =
      Execute(PARTICIPATIONCTL, {"activity-tracking", "list-programmes", "--address", platform_->address(),
                                 "--tls-authorities", Path("others/authority.pem")});
  EXPECT_EQ(refused.code, kTryAgain);
  EXPECT_THAT(refused.errors, HasSubstr("no TLS with " + platform_->address()));
}

TEST_F(SigningInTest, WhatIsMadeForTrialsIsForItsOwnerAndNotWrittenOver) {
  ASSERT_EQ(certificates_.code, 0) << certificates_.errors;
  for (const std::string& key :
       {Certificate("server.key"), Certificate("client.key"), Path("issuer/development.key")}) {
    EXPECT_EQ(std::filesystem::status(key).permissions() & std::filesystem::perms::all,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
        << key;
  }
  const Said again = Execute(PARTICIPATIONCTL, {"certificates", "make-development", "--folder", Path("certificates")});
  EXPECT_EQ(again.code, kUsage);
  EXPECT_THAT(again.errors, HasSubstr("is there already"));
}

TEST(CredentialsTest, ATokenDoesNotLeaveTheMachineInPlainSightAndFilesAreNamed) {
  const testing::TemporaryFolder folder;
  std::ofstream{folder / "token"} << "abc\n";
  const auto ask = [&](std::vector<std::string> flags) {
    flags.insert(flags.begin(), {"activity-tracking", "list-programmes"});
    const Said said = Execute(PARTICIPATIONCTL, flags);
    EXPECT_EQ(said.code, kUsage);
    return said.errors;
  };
  EXPECT_THAT(ask({"--address", "198.51.100.7:7400", "--token-file", folder / "token"}), HasSubstr("add --tls"));
  EXPECT_THAT(ask({"--token-file", "/nowhere"}), HasSubstr("--token-file: "));
  EXPECT_THAT(ask({"--tls-certificate", folder / "token"}), HasSubstr("come together"));
  EXPECT_THAT(ask({"--tls-authorities", "/nowhere.pem"}), HasSubstr("/nowhere.pem"));
}

}  // namespace
}  // namespace participation::command_line
