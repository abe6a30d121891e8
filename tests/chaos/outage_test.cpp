#include <gmock/gmock.h>

#include <csignal>

#include "libs/events/bus.hpp"
#include "libs/testing/eventually.hpp"
#include "tests/chaos/channels.hpp"
#include "tests/chaos/servers.hpp"

namespace participation::chaos {
namespace {

using ::testing::HasSubstr;

// More than are answered in time is refused by the outbox alone.
TEST(OutageTest, WithoutABrokerChangesGoOnUpToTheLimitThenAreRefusedAndGoOnOnceItIsBack) {
  Servers servers;
  if (const auto missing = servers.Missing(); !missing.empty()) GTEST_SKIP() << missing;
  journeys::Apart platform{{{"outbox-limit", "1000"}}};
  const auto channels = ChannelsTo(platform);
  resilience::History history;
  servers.Signal("kafka", SIGSTOP);
  {
    const resilience::Submitter submitter{channels.feedback_ingestion, "outage", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.unknown() >= 20; }));
    EXPECT_TRUE(submitter.Reads());
  }
  EXPECT_GE(history.stored().size(), 1000U / 2) << "half of the events may be of themes";
  for (const auto& [submission, unanswered] : history.unknown()) {
    EXPECT_EQ(unanswered.status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    EXPECT_THAT(unanswered.status.error_details(), HasSubstr("OUTBOX_FULL"));
  }
  servers.Signal("kafka", SIGCONT);
  {
    const resilience::Submitter submitter{channels.feedback_ingestion, "after", history};
    EXPECT_TRUE(testing::Eventually([&] { return submitter.answered() >= 200; }));
  }
  resilience::CheckPlatform(channels, history);
  platform.Stop();
  resilience::CheckLog(*events::OpenBus(platform.bus()), resilience::Repeats::kAllowed, history);
}

}  // namespace
}  // namespace participation::chaos
