#include "tools/participationctl/completion.hpp"

#include <gmock/gmock.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "libs/testing/child_process.hpp"
#include "tools/participationctl/command_line.hpp"

namespace participation::ctl {
namespace {

// What bash offers at the end of the words, in a shell that has read the script.
std::string Offered(const std::vector<std::string>& words) {
  const testing::TemporaryFolder folder;
  const std::string script = folder / "completion.bash";
  Common common;
  std::ofstream{script} << BashCompletion(*MakeCommandLine(common));
  std::vector<std::string> arguments{
      "-c",
      "source \"$0\"; COMP_WORDS=(participationctl \"$@\"); COMP_CWORD=$#; _participationctl; echo \"${COMPREPLY[*]}\"",
      script};
  arguments.insert(arguments.end(), words.begin(), words.end());
  testing::ChildProcess bash{{.program = "/bin/bash", .arguments = arguments}};
  EXPECT_EQ(bash.Wait().value().code, 0) << bash.Errors();
  std::string output = bash.Output();
  return " " + output.substr(0, output.find('\n')) + " ";
}

TEST(CompletionTest, ServicesAndCommandsAreOffered) {
  EXPECT_THAT(Offered({""}), testing::AllOf(testing::HasSubstr(" people-bank "), testing::HasSubstr(" feedback ")));
  EXPECT_EQ(Offered({"peo"}), " people-bank ");
  EXPECT_EQ(Offered({"people-bank", "list-pe"}), " list-people ");
}

TEST(CompletionTest, FlagsAreOfferedByTheirOwnNameAndThoseOfEveryCommandToo) {
  EXPECT_EQ(Offered({"people-bank", "list-people", "--to"}), " --topic ");
  EXPECT_EQ(Offered({"people-bank", "list-people", "--outp"}), " --output ");
  EXPECT_THAT(Offered({"people-bank", "register-person", "--"}),
              testing::AllOf(testing::HasSubstr(" --given-name "), testing::Not(testing::HasSubstr("--details."))));
}

TEST(CompletionTest, TheWordsOfAnEnumAreOfferedAfterItsFlag) {
  EXPECT_EQ(Offered({"people-bank", "list-people", "--involvement", "foc"}), " focus-group ");
  EXPECT_EQ(Offered({"people-bank", "list-people", "--involvement", "=", "foc"}), " focus-group ");
  EXPECT_EQ(Offered({"activity-tracking", "plan-activity", "--title", "List", "--rung", "inv"}), " involving ");
  EXPECT_EQ(Offered({"report", "--format", "h"}), " html ");
  EXPECT_EQ(Offered({"people-bank", "list-people", "--output", "j"}), " json ");
}

TEST(CompletionTest, TheValueOfAFlagIsNoCommand) {
  EXPECT_EQ(Offered({"--address", "localhost:1", "people-bank", "list-pe"}), " list-people ");
  EXPECT_EQ(Offered({"people-bank", "list-people", "--all", "--to"}), " --topic ");
  EXPECT_EQ(Offered({"feedback-ingestion", "list-feedback-items", "--has-text", "true", "--mo"}), " --month ");
}

}  // namespace
}  // namespace participation::ctl
