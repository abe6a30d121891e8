#include "libs/events/kafka/topic_plan.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <set>
#include <stdexcept>

namespace participation::events::kafka {
namespace {

using ::testing::HasSubstr;

std::string Refusal(const std::string& yaml) {
  try {
    ParseTopicPlans(yaml);
  } catch (const std::invalid_argument& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(TopicPlanTest, ATopicSaysWhatIsOtherwiseThanForEvery) {
  const auto plans = ParseTopicPlans(
      "every-topic: {partitions: 12, replication: 3, config: {cleanup.policy: delete, retention.ms: 5}}\n"
      "topics:\n  a.v1:\n  b.v1: {partitions: 24, config: {cleanup.policy: compact}}\n");
  ASSERT_EQ(plans.size(), 2U);
  EXPECT_EQ(plans[0].name, "a.v1");
  EXPECT_EQ(plans[0].partitions, 12);
  EXPECT_EQ(plans[1].partitions, 24);
  EXPECT_EQ(plans[1].replication, 3);
  EXPECT_EQ(plans[1].config.at("cleanup.policy"), "compact");
  EXPECT_EQ(plans[1].config.at("retention.ms"), "5");
}

TEST(TopicPlanTest, WhatMakesNoSenseIsRefusedWithItsLine) {
  EXPECT_THAT(Refusal("topics: {a: }\n"), HasSubstr("needs partitions and replication"));
  EXPECT_THAT(Refusal("every-topic:\n  partitions: 0\n"), HasSubstr("line 2"));
  EXPECT_THAT(Refusal("every-topic:\n  partitions: 2000\n"), HasSubstr("1 to 1000"));
  EXPECT_THAT(Refusal("every-topic:\n  colour: red\n"), HasSubstr("partitions, replication and config"));
  EXPECT_THAT(Refusal("topics:\n  a/b: {partitions: 1, replication: 1}\n"), HasSubstr("line 2"));
  EXPECT_THAT(Refusal("themes: {}\n"), HasSubstr("`every-topic:` and `topics:`"));
  EXPECT_THAT(Refusal("topics: [a]\n"), HasSubstr("`topics:` must hold"));
  EXPECT_THAT(Refusal("a"), HasSubstr("line 1"));
  EXPECT_THAT(Refusal("{"), HasSubstr("not YAML"));
  EXPECT_THAT(Refusal(std::string(70'000, ' ')), HasSubstr("64 KB"));
  EXPECT_THROW(ReadTopicPlans("/no/such/file"), std::invalid_argument);
}

TEST(TopicPlanTest, TheLongestRetentionIsThatOfAnyTopic) {
  const auto longest = [](const std::string& topics) {
    return LongestRetention(ParseTopicPlans("every-topic: {partitions: 1, replication: 1}\ntopics:\n" + topics));
  };
  EXPECT_EQ(longest("  a:\n"), std::nullopt);
  EXPECT_EQ(longest("  a:\n  b: {config: {retention.ms: 5}}\n  c: {config: {retention.ms: 4}}\n"),
            std::chrono::milliseconds{5});
  EXPECT_EQ(longest("  a: {config: {retention.ms: -1}}\n  b: {config: {retention.ms: 5}}\n"),
            std::chrono::milliseconds::max());
  EXPECT_THROW(longest("  a: {config: {retention.ms: 2 weeks}}\n"), std::invalid_argument);
}

TEST(TopicPlanTest, WhatIsShippedHasATopicForEachPackageOfEvents) {
  std::set<std::string> packages;
  const std::filesystem::path protos = PARTICIPATION_SOURCE_DIR "/proto";
  for (const auto& entry : std::filesystem::recursive_directory_iterator{protos}) {
    if (!entry.path().filename().string().ends_with("_events.proto")) continue;
    std::string package = std::filesystem::relative(entry.path().parent_path(), protos).string();
    std::ranges::replace(package, '/', '.');
    packages.insert(package);
  }
  std::set<std::string> topics;
  for (const TopicPlan& plan : ReadTopicPlans("")) topics.insert(plan.name);
  EXPECT_FALSE(packages.empty());
  EXPECT_EQ(topics, packages);
}

}  // namespace
}  // namespace participation::events::kafka
