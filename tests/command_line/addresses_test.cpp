#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using ::testing::HasSubstr;

Said Ask(const std::string& addresses, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--address", addresses});
  return Execute(PARTICIPATIONCTL, arguments);
}

TEST(AddressesTest, EachServiceIsAskedWhereItIsServed) {
  const Platform people;
  const Platform feedback;
  const std::string apart = "people-bank=" + people.address() + ",feedback-ingestion=" + feedback.address();
  const Said registered = Ask(apart, {"people-bank", "register-person", "--given-name", "Ada", "-o", "json"});
  ASSERT_EQ(registered.code, 0) << registered.errors;
  const auto registered_at = [](const Platform& platform) {
    return nlohmann::json::parse(platform.Ask({"people-bank", "list-people", "-o", "json"}).output)["people"].size();
  };
  EXPECT_EQ(registered_at(people), 1U);
  EXPECT_EQ(registered_at(feedback), 0U);
  EXPECT_EQ(Ask(apart, {"feedback-ingestion", "list-themes"}).code, 0);
  EXPECT_EQ(Ask(apart, {"dead-letter", "list-dead-letters", "--module", "people_bank"}).code, 0);
}

TEST(AddressesTest, AReplicaThatIsAwayIsLeftOut) {
  const Platform platform;
  for (int i = 0; i < 4; ++i) {
    const Said said = Ask("127.0.0.1:1," + platform.address() + ",localhost:2", {"people-bank", "list-people"});
    EXPECT_EQ(said.code, 0) << said.errors;
  }
}

TEST(AddressesTest, WhereNothingAnswersIsNamed) {
  const Said said =
      Ask("people-bank=127.0.0.1:1,127.0.0.1:2,impact-reporting=127.0.0.1:3", {"people-bank", "list-people"});
  EXPECT_EQ(said.code, kTryAgain);
  EXPECT_THAT(said.errors, HasSubstr("nothing answers at 127.0.0.1:1,127.0.0.1:2: "));
}

TEST(AddressesTest, AModuleThatIsNoneIsRefusedAndNotAskedForWhereNothingIs) {
  const Said said = Ask("people-bank=127.0.0.1:1", {"dead", "list", "--module", "impact_report"});
  EXPECT_EQ(said.code, kInvalid);
  EXPECT_THAT(said.errors, HasSubstr("module: there is no service 'impact_report': name one of "));
}

TEST(AddressesTest, WhatIsNoAddressIsRefused) {
  const Said said = Ask("people=127.0.0.1:1", {"people-bank", "list-people"});
  EXPECT_EQ(said.code, kUsage);
  EXPECT_THAT(said.errors, HasSubstr("there is no service 'people': name one of people-bank, "));
}

}  // namespace
}  // namespace participation::command_line
