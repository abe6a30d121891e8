#include <gtest/gtest.h>

#include <csignal>

#include "libs/events/bus.hpp"
#include "libs/testing/eventually.hpp"
#include "tests/chaos/network.hpp"
#include "tests/chaos/servers.hpp"

namespace participation::chaos {
namespace {

// PostgreSQL ends when it cannot write; Kafka may go on, but takes nothing until it is started again.
TEST(FullDiskTest, WithoutRoomForTheServersNothingIsAcceptedAndAllGoesOnOnceThereIs) {
  Servers servers{"1g"};
  if (const auto missing = servers.Missing(); !missing.empty()) GTEST_SKIP() << missing;
  if (servers.disk() == nullptr) GTEST_SKIP() << "a small file system cannot be mounted here";
  journeys::Apart platform;
  const Network network{platform};
  resilience::History history;
  const auto submit_until = [&](const std::string& prefix, const auto& enough) {
    const resilience::Submitter submitter{network.channels.feedback_ingestion, prefix, history};
    return testing::Eventually([&] { return enough(submitter); });
  };
  ASSERT_TRUE(submit_until("before", [](const auto& submitter) { return submitter.answered() >= 200; }));
  servers.disk()->Fill();
  EXPECT_TRUE(submit_until("full", [](const auto& submitter) { return submitter.unknown() >= 20; }));
  servers.disk()->MakeRoom();
  servers.Signal("kafka", SIGKILL);  // it may go on without its logs
  servers.Up();
  ASSERT_TRUE(submit_until("after", [](const auto& submitter) { return submitter.answered() >= 200; }));
  resilience::CheckPlatform(network.channels, history);
  platform.Stop();
  resilience::CheckLog(*events::OpenBus(platform.bus()), resilience::Repeats::kAllowed, history);
}

}  // namespace
}  // namespace participation::chaos
