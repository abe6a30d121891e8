#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <thread>

#include "libs/events/bus.hpp"
#include "libs/testing/eventually.hpp"
#include "tests/chaos/load.hpp"
#include "tests/chaos/nemesis.hpp"
#include "tests/chaos/network.hpp"
#include "tests/resilience/checker.hpp"
#include "tests/resilience/reader.hpp"

namespace participation::chaos {
namespace {

using resilience::History;

// Where the history goes, if it is wanted.
std::string HistoryFile() {
  const auto file = FromEnvironment("CHAOS_HISTORY");
  return file.empty() ? "/dev/null" : file;
}

void Show(const History& history) {
  std::cout << history.stored().size() << " stored, " << history.refused().size() << " refused, "
            << history.unknown().size() << " unknown\n";
}

void Append(resilience::Verdicts& verdicts, const resilience::Verdicts& more) {
  verdicts.insert(verdicts.end(), more.begin(), more.end());
}

TEST(ChaosTest, NothingAcknowledgedIsLostDoubledOrOutOfOrderWhateverDies) {
  Servers servers;
  if (const auto missing = servers.Missing(); !missing.empty()) GTEST_SKIP() << missing;
  const unsigned seed = FromEnvironment("CHAOS_SEED", std::random_device{}());
  const int kills = static_cast<int>(FromEnvironment("CHAOS_KILLS", 20));
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::cout << "seed " << seed << ", until " << kills << " processes are killed" << std::endl;
  journeys::Apart platform;
  Network network{platform};
  History history{HistoryFile()};
  Nemesis nemesis{platform, servers, network, seed, FromEnvironment("CHAOS_FAULT")};
  {
    const resilience::Submitter submitter{network.channels.feedback_ingestion, "chaos", history};
    const resilience::Reader reader{network.channels, history};
    if (FromEnvironment("CHAOS_ALL", 0) != 0) nemesis.StrikeAll();
    while (nemesis.kills() < kills && nemesis.strikes() < 5 * kills) {
      nemesis.Strike();
      std::this_thread::sleep_for(std::chrono::milliseconds{500});  // some of it goes well in between
    }
    const auto before = history.StoredSoFar();
    EXPECT_TRUE(testing::Eventually([&] { return history.StoredSoFar() > before + 100; })) << "none is answered OK";
  }
  Show(history);
  nemesis.Print(std::cout, history);
  auto verdicts = resilience::CheckPlatform(network.channels, history);
  const auto of_faults = nemesis.Judge(history);
  resilience::Expect(of_faults);
  platform.Stop();
  Append(verdicts, resilience::CheckLog(*events::OpenBus(platform.bus()), resilience::Repeats::kAllowed, history));
  Append(verdicts, of_faults);
  Print(std::cout, verdicts);
}

// What a platform does that nothing happens to.
TEST(HealthyTest, NothingIsLostDoubledOrOutOfOrderWhenNothingBreaks) {
  Servers servers;
  if (const auto missing = servers.Missing(); !missing.empty()) GTEST_SKIP() << missing;
  const auto submissions = static_cast<int>(FromEnvironment("CHAOS_SUBMISSIONS", 2'000));
  journeys::Apart platform;
  const Network network{platform};
  History history{HistoryFile()};
  {
    const resilience::Submitter submitter{network.channels.feedback_ingestion, "healthy", history, 64};
    const resilience::Reader reader{network.channels, history};
    for (int seen = 0; seen < submissions;) {
      const int before = seen;
      ASSERT_TRUE(testing::Eventually([&] { return (seen = submitter.answered()) > before; })) << "nothing is answered";
    }
    EXPECT_EQ(submitter.unknown(), 0);
  }
  Show(history);
  auto verdicts = resilience::CheckPlatform(network.channels, history);
  platform.Stop();
  Append(verdicts, resilience::CheckLog(*events::OpenBus(platform.bus()), resilience::Repeats::kNone, history));
  Print(std::cout, verdicts);
}

}  // namespace
}  // namespace participation::chaos
