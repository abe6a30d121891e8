#include "tools/participationctl/topics_command.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "libs/testing/servers.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tools/participationctl/command_line.hpp"

namespace participation::ctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct TopicsSaid {
  int code;
  std::string out;
  std::string errors;
};

TopicsSaid RunTopics(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"participationctl", "topics"});
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = RunCommandLine(static_cast<int>(argv.size()), argv.data());
  return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

class TopicsCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!testing::ServerUrl("kafka")) GTEST_SKIP() << testing::WhyMissing("kafka");
  }

  TopicsSaid Topics(const std::string& what, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {what, "--bus", *testing::ServerUrl("kafka"), "--prefix",
                               folder_.path().filename().string() + ".", "--replication", "1"});
    return RunTopics(more);
  }

  const testing::TemporaryFolder folder_;
};

TEST_F(TopicsCommandTest, ApplyMakesWhatDiffShows) {
  const TopicsSaid before = Topics("diff");
  EXPECT_EQ(before.code, 6);
  EXPECT_THAT(before.out, AllOf(HasSubstr("participation.people_bank.v1"), HasSubstr("12 partitions"),
                                HasSubstr("topics apply creates it")));
  const TopicsSaid apply = Topics("apply");
  EXPECT_EQ(apply.code, 0);
  EXPECT_THAT(apply.out, HasSubstr("done"));
  const TopicsSaid after = Topics("diff");
  EXPECT_EQ(after.code, 0);
  EXPECT_EQ(after.out, "the topics are as they should be\n");
}

TEST_F(TopicsCommandTest, WhatIsLeftIsToldWithWhatToDo) {
  const std::string file = folder_ / "topics.yaml";
  std::ofstream{file} << "topics: {a.v1: {partitions: 1, replication: 1}}\n";
  EXPECT_EQ(Topics("apply", {"--file", file}).code, 0);
  std::ofstream{file} << "topics: {a.v1: {partitions: 2, replication: 1}}\n";
  const TopicsSaid left = Topics("apply", {"--file", file, "-o", "json"});
  EXPECT_EQ(left.code, 6);
  EXPECT_THAT(left.out, AllOf(HasSubstr("\"property\": \"partitions\""), HasSubstr("\"actual\": \"1\""),
                              HasSubstr("\"wanted\": \"2\""), HasSubstr("\"done\": false")));
  EXPECT_THAT(Topics("diff", {"--file", file}).out, HasSubstr("--repartition"));
  EXPECT_EQ(Topics("apply", {"--file", file, "--repartition"}).code, 0);
}

TEST(TopicsUsageTest, AUrlThatMakesNoSenseIsUsageAndNotShown) {
  const TopicsSaid said = RunTopics({"diff", "--bus", "kafka://anna:hunter2@broker", "-o", "json"});
  EXPECT_EQ(said.code, 2);
  EXPECT_THAT(said.errors, AllOf(HasSubstr("\"USAGE\""), Not(HasSubstr("hunter2"))));
  EXPECT_EQ(RunTopics({"diff", "--bus", "kafka://a", "--file", "/no/such/file"}).code, 2);
}

TEST(TopicsUsageTest, ABrokerThatIsAwayIsToBeTriedAgain) {
  const TopicsSaid said = RunTopics({"diff", "--bus", "kafka://127.0.0.1:1"});
  EXPECT_EQ(said.code, 7);
  EXPECT_THAT(said.errors, HasSubstr("no broker"));
}

}  // namespace
}  // namespace participation::ctl
