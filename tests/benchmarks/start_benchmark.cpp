// How long participationd takes from its start until it serves, and how much memory it holds when idle.
#include <csignal>
#include <cstdio>
#include <fstream>
#include <string>
#include <thread>

#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tests/benchmarks/paired.hpp"

namespace participation::benchmarks {
namespace {

constexpr int kStarts = 15;

// Resident memory in MB.
double ResidentMegabytes(pid_t pid) {
  std::ifstream status{"/proc/" + std::to_string(pid) + "/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  }
  return 0;
}

void Run() {
  const testing::TemporaryFolder folder;
  std::vector<double> seconds;
  std::vector<double> memory;
  for (int i = 0; i < kStarts; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    testing::ChildProcess daemon{{.program = PARTICIPATIOND,
                                  .arguments = {"--data", folder.path().string(), "--address", "127.0.0.1:0",
                                                "--metrics-address", "127.0.0.1:0"}}};
    if (!daemon.WaitForLine("^serving on")) {
      std::printf("it did not start: %s\n", daemon.Errors().c_str());
      return;
    }
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    std::this_thread::sleep_for(std::chrono::seconds{1});
    memory.push_back(ResidentMegabytes(daemon.pid()));
    daemon.Signal(SIGTERM);
    daemon.Wait();
  }
  const double usual_seconds = Percentile(seconds, 0.5);
  const double usual_memory = Percentile(memory, 0.5);
  std::printf("start until serving: p50 %.0f ms, worst %.0f ms of %d (aim at most 150 ms)\n", 1e3 * usual_seconds,
              1e3 * Percentile(seconds, 1), kStarts);
  std::printf("idle memory: p50 %.1f MB, worst %.1f MB (aim at most 40 MB)\n", usual_memory, Percentile(memory, 1));
}

}  // namespace
}  // namespace participation::benchmarks

int main() { participation::benchmarks::Run(); }
