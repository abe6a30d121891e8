#include <gmock/gmock.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"
#include "libs/testing/eventually.hpp"
#include "tests/chaos/load.hpp"
#include "tests/chaos/network.hpp"
#include "tests/chaos/servers.hpp"

namespace participation::chaos {
namespace {

using ::testing::HasSubstr;

// More than are answered in time is refused by the outbox alone.
TEST(OutageTest, WithoutABrokerChangesGoOnUpToTheLimitThenAreRefusedAndGoOnOnceItIsBack) {
  Servers servers;
  if (const auto missing = servers.Missing(); !missing.empty()) GTEST_SKIP() << missing;
  journeys::Apart platform{{{"outbox-limit", "1000"}}};
  const Network network{platform};
  const auto& channels = network.channels;
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

// Kilobytes that a replica may come to hold more without a broker.
constexpr std::size_t kMoreMemory = 64 << 10;
// After one that is shorter, most of the time goes by until everybody has found the broker again.
constexpr std::chrono::seconds kLongOutage{30};

double SecondsSince(resilience::Moment begun) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// Waits as long as the outbox gets emptier; returns whether it is empty then.
bool Drains(const journeys::Apart& platform) {
  const auto database = database::Open(platform.DatabaseUrl("feedback_ingestion"));
  const auto waiting = [&] {
    std::int64_t count = 0;
    database->Read([&](database::Transaction& transaction) {
      count = transaction.Execute("SELECT count(*) FROM outbox")[0].Integer(0);
    });
    return count;
  };
  for (std::int64_t left = waiting(); left > 0;) {
    const std::int64_t before = left;
    if (!testing::Eventually([&] { return (left = waiting()) < before; })) return false;
  }
  return true;
}

TEST(OutageTest, ALongTimeWithoutABrokerCostsNoMemoryAndIsMadeUpFor) {
  Servers servers;
  if (const auto missing = servers.Missing(); !missing.empty()) GTEST_SKIP() << missing;
  const std::chrono::seconds outage{FromEnvironment("CHAOS_OUTAGE", 5)};
  journeys::Apart platform;
  const Network network{platform};
  resilience::History history;
  const auto submit = [&](const std::string& prefix, std::chrono::seconds time) {
    const resilience::Submitter submitter{network.channels.feedback_ingestion, prefix, history, 64};
    std::this_thread::sleep_for(time);
  };
  submit("before", std::chrono::seconds{2});
  const auto memory = LargestMemory(platform, "feedback-ingestion");
  const auto stored = history.StoredSoFar();
  servers.Signal("kafka", SIGSTOP);
  submit("meanwhile", outage);
  const auto waiting = static_cast<double>(history.StoredSoFar() - stored);
  EXPECT_EQ(history.unknown().size(), 0U) << "not all were accepted";
  EXPECT_LT(LargestMemory(platform, "feedback-ingestion"), memory + kMoreMemory);
  servers.Signal("kafka", SIGCONT);
  const auto back = std::chrono::steady_clock::now();
  EXPECT_TRUE(Drains(platform));
  const double drained = SecondsSince(back);
  auto verdicts = resilience::CheckPlatform(network.channels, history);
  const double arrived = waiting / static_cast<double>(outage.count());
  std::cout << waiting << " waited, " << arrived << " a second; published " << waiting / drained / arrived
            << " times as fast, counted by the listener " << waiting / SecondsSince(back) / arrived << " times\n";
  EXPECT_GE(waiting / drained / arrived, outage >= kLongOutage ? 3 : 0.5) << "times as fast as they came";
  platform.Stop();
  const auto of_log = resilience::CheckLog(*events::OpenBus(platform.bus()), resilience::Repeats::kAllowed, history);
  verdicts.insert(verdicts.end(), of_log.begin(), of_log.end());
  Print(std::cout, verdicts);
}

}  // namespace
}  // namespace participation::chaos
