#include "tools/participationctl/command_line.hpp"

#include <gmock/gmock.h>

#include <CLI/CLI.hpp>

#include "libs/arguments/mistakes.hpp"

namespace participation::ctl {
namespace {

std::string Explained(const std::vector<std::string>& arguments) {
  Common common;
  return arguments::ExplainMistake(*MakeCommandLine(common), arguments, "something else");
}

TEST(CommandLineTest, AnUnknownServiceIsNamedWithTheNearest) {
  EXPECT_THAT(Explained({"people-bnak", "list-people"}),
              testing::AllOf(testing::HasSubstr("`people-bnak`"), testing::HasSubstr("Did you mean `people-bank`?")));
}

TEST(CommandLineTest, AnUnknownCommandIsNamedWithTheNearestOfItsService) {
  EXPECT_THAT(Explained({"people-bank", "list-persons"}), testing::HasSubstr("in `participationctl people-bank`"));
  EXPECT_THAT(Explained({"people-bank", "list-peple"}), testing::HasSubstr("Did you mean `list-people`"));
  EXPECT_THAT(Explained({"people-bank", "people"}), testing::HasSubstr("`list-people`"));
}

TEST(CommandLineTest, ACommandOfAnotherServiceIsFoundThere) {
  EXPECT_THAT(Explained({"activity-tracking", "list-people"}),
              testing::HasSubstr("Did you mean `participationctl people-bank list-people`?"));
  EXPECT_THAT(Explained({"list-people"}), testing::HasSubstr("`participationctl people-bank list-people`"));
}

TEST(CommandLineTest, AnUnknownFlagIsNamedWithTheNearest) {
  EXPECT_THAT(Explained({"people-bank", "list-people", "--toic", "x"}), testing::HasSubstr("Did you mean `--topic`?"));
  EXPECT_THAT(Explained({"people-bank", "list-people", "--all", "--toic=x"}), testing::HasSubstr("no flag --toic"));
}

TEST(CommandLineTest, WhatIsLikeNothingGetsNoSuggestion) {
  EXPECT_THAT(Explained({"nosuchthing"}), testing::Not(testing::HasSubstr("Did you mean")));
  EXPECT_THAT(Explained({std::string(100'000, 'x')}), testing::Not(testing::HasSubstr("Did you mean")));
}

TEST(CommandLineTest, AMissingCommandIsAnsweredWithThoseThereAre) {
  EXPECT_THAT(Explained({"--address", "localhost:1", "people-bank"}),
              testing::AllOf(testing::HasSubstr("needs a command"), testing::HasSubstr("list-people")));
}

TEST(CommandLineTest, AWordAfterNoFlagIsNamed) {
  EXPECT_THAT(Explained({"people-bank", "list-people", "maternity"}),
              testing::HasSubstr("`maternity` stands after none"));
}

TEST(CommandLineTest, AWordBehindTheValueOfAListIsSaidHowToJoin) {
  EXPECT_THAT(Explained({"people-bank", "register-person", "--areas", "E1", "E2"}),
              testing::HasSubstr("repeat the flag or put a comma between, --areas …,E2"));
  EXPECT_THAT(Explained({"people-bank", "register-person", "--given-name", "Ada", "Mary"}),
              testing::HasSubstr("put quotes around"));
}

TEST(CommandLineTest, AFlagForOneValueThatIsGivenTwiceIsNamed) {
  EXPECT_EQ(Explained({"activity-tracking", "plan-activity", "--title", "x", "--title=y"}),
            "--title is given twice, and takes one value");
  EXPECT_EQ(Explained({"feedback-ingestion", "list-feedback-items", "--has-text", "--has-text"}),
            "--has-text is given twice, and takes one value");
  EXPECT_THAT(Explained({"people-bank", "register-person", "--areas", "E1", "--areas", "E2"}),
              testing::StartsWith("something else"));
}

TEST(CommandLineTest, AWordThatIsNoneOfAFewIsRefusedWithThem) {
  Common common;
  try {
    MakeCommandLine(common)->parse("--output xml people-bank list-people");
    ADD_FAILURE() << "it was taken";
  } catch (const CLI::ParseError& problem) {
    EXPECT_STREQ(problem.what(), "--output: must be one of table, wide, json; not 'xml'");
  }
}

TEST(CommandLineTest, WhatTheParserFoundIsSaidWithWhereTheFlagsAre) {
  EXPECT_EQ(Explained({"people-bank", "list-people", "--topic", "maternity", "--output=json"}),
            "something else\nAll flags: participationctl people-bank list-people --help");
  EXPECT_THAT(Explained({"feedback-ingestion", "list-feedback-items", "--has-text", "true", "--site", "X"}),
              testing::StartsWith("something else"));
}

}  // namespace
}  // namespace participation::ctl
