#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <thread>

#include "libs/events/bus.hpp"
#include "tests/chaos/channels.hpp"
#include "tests/chaos/nemesis.hpp"
#include "tests/resilience/checker.hpp"
#include "tests/resilience/reader.hpp"

namespace participation::chaos {
namespace {

using resilience::History;

// A number from the environment, as `tools/chaos` gives it.
unsigned FromEnvironment(const char* name, unsigned fallback) {
  const char* text = std::getenv(name);
  return text == nullptr ? fallback : static_cast<unsigned>(std::stoul(text));
}

// Where the history goes, if it is wanted.
std::filesystem::path HistoryFile() {
  const char* file = std::getenv("CHAOS_HISTORY");
  return file == nullptr ? "/dev/null" : file;
}

void Show(const History& history, const Nemesis& nemesis) {
  std::cout << history.stored().size() << " stored, " << history.refused().size() << " refused, "
            << history.unknown().size() << " unknown; " << nemesis.kills() << " processes killed\n";
  for (const auto& [name, times] : nemesis.strikes()) std::cout << "  " << times << " x " << name << "\n";
}

TEST(ChaosTest, NothingAcknowledgedIsLostDoubledOrOutOfOrderWhateverDies) {
  Servers servers;
  if (const auto missing = servers.Missing(); !missing.empty()) GTEST_SKIP() << missing;
  const unsigned seed = FromEnvironment("CHAOS_SEED", std::random_device{}());
  const int kills = static_cast<int>(FromEnvironment("CHAOS_KILLS", 20));
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::cout << "seed " << seed << ", until " << kills << " processes are killed" << std::endl;
  journeys::Apart platform;
  const auto channels = ChannelsTo(platform);
  History history{HistoryFile()};
  Nemesis nemesis{platform, servers, seed};
  {
    const resilience::Submitter submitter{channels.feedback_ingestion, "chaos", history};
    const resilience::Reader reader{channels, history};
    while (nemesis.kills() < kills) {
      nemesis.Strike();
      std::this_thread::sleep_for(std::chrono::milliseconds{500});  // some of it goes well in between
    }
  }
  Show(history, nemesis);
  auto verdicts = resilience::CheckPlatform(channels, history);
  platform.Stop();
  const auto of_log = resilience::CheckLog(*events::OpenBus(platform.bus()), resilience::Repeats::kAllowed, history);
  verdicts.insert(verdicts.end(), of_log.begin(), of_log.end());
  Print(std::cout, verdicts);
}

}  // namespace
}  // namespace participation::chaos
