#include "libs/events/kafka/topic_keeper.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

#include "libs/events/bus.hpp"
#include "libs/events/kafka/away.hpp"
#include "libs/testing/servers.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::events::kafka {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Cure = TopicDifference::Cure;

// A broker for tests, and a prefix on it that nobody else has.
class TopicKeeperTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!testing::ServerUrl("kafka")) GTEST_SKIP() << testing::WhyMissing("kafka");
    url_ = *testing::ServerUrl("kafka") + "?prefix=" + folder_.path().filename().string() + ".";
  }

  static std::vector<TopicPlan> Plan(int partitions, const std::string& more = "") {
    return ParseTopicPlans("every-topic: {replication: 1, partitions: " + std::to_string(partitions) +
                           ", config: {retention.ms: 5000" + more + "}}\ntopics: {a.v1: , b.v1: }\n");
  }

  std::string Start() const {
    try {
      OpenBus(url_);
    } catch (const std::exception& refusal) {
      return refusal.what();
    }
    return "";
  }

  const testing::TemporaryFolder folder_;
  std::string url_;
};

TEST_F(TopicKeeperTest, WhatIsMissingIsCreatedOnce) {
  TopicKeeper keeper{url_};
  const auto plan = Plan(2);
  const auto differences = keeper.Compare(plan);
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0].cure, Cure::kCreate);
  EXPECT_THAT(differences[0].topic, testing::EndsWith(".a.v1"));
  keeper.Apply(plan, false);
  EXPECT_THAT(keeper.Compare(plan), IsEmpty());
  keeper.Apply(plan, false);
}

TEST_F(TopicKeeperTest, AConfigurationIsChangedAndWhatElseWasSetStays) {
  TopicKeeper keeper{url_};
  keeper.Apply(Plan(1, ", max.message.bytes: 2000"), false);
  const auto plan = Plan(1, ", cleanup.policy: compact");
  const auto differences = keeper.Compare(plan);
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0].property, "cleanup.policy");
  EXPECT_EQ(differences[0].actual, "delete");
  EXPECT_EQ(differences[0].cure, Cure::kChange);
  keeper.Apply(plan, false);
  EXPECT_THAT(keeper.Compare(plan), IsEmpty());
  EXPECT_THAT(keeper.Compare(Plan(1, ", max.message.bytes: 2000, cleanup.policy: compact")), IsEmpty());
}

TEST_F(TopicKeeperTest, PartitionsAreAddedOnlyWhenAskedForAndNeverTakenAway) {
  TopicKeeper keeper{url_};
  keeper.Apply(Plan(2), false);
  const auto more = Plan(3);
  keeper.Apply(more, false);
  ASSERT_EQ(keeper.Compare(more).size(), 2U);
  EXPECT_EQ(keeper.Compare(more)[0].cure, Cure::kRepartition);
  keeper.Apply(more, true);
  EXPECT_THAT(keeper.Compare(more), IsEmpty());
  const auto fewer = Plan(1);
  keeper.Apply(fewer, true);
  ASSERT_EQ(keeper.Compare(fewer).size(), 2U);
  EXPECT_EQ(keeper.Compare(fewer)[0].cure, Cure::kNone);
}

TEST_F(TopicKeeperTest, NoMoreReplicasAreDemandedInSyncThanThereAre) {
  TopicKeeper keeper{url_};
  keeper.Apply(Plan(1), false);
  const auto plan = Plan(1, ", min.insync.replicas: 2");
  keeper.Apply(plan, false);
  const auto left = keeper.Compare(plan);
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(left[0].property, "min.insync.replicas");
  EXPECT_EQ(left[0].cure, Cure::kNone);
}

TEST_F(TopicKeeperTest, WhatTheBrokersRefuseIsSaid) {
  TopicKeeper keeper{url_};
  EXPECT_THROW(keeper.Apply(Plan(1, ", no.such.thing: 1"), false), std::runtime_error);
}

TEST_F(TopicKeeperTest, ABusWithoutItsTopicsRefusesToStartAndSaysWhatToDo) {
  EXPECT_THAT(Start(),
              AllOf(HasSubstr("participation.people_bank.v1 is missing"), HasSubstr("participationctl topics apply")));
  auto too_few = ReadTopicPlans("");
  for (auto& plan : too_few) {
    plan.partitions = 1;
    plan.replication = 1;
    plan.config.clear();
  }
  TopicKeeper{url_}.Apply(too_few, false);
  EXPECT_THAT(Start(), AllOf(HasSubstr("has 1 partitions and needs 12"), Not(HasSubstr("missing"))));
}

TEST(TopicKeeperAwayTest, ABrokerThatIsAwayIsWaitedForAWhile) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THROW(TopicKeeper{"kafka://127.0.0.1:1"}, Away);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{15});
}

}  // namespace
}  // namespace participation::events::kafka
