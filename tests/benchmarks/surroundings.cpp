#include "tests/benchmarks/surroundings.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

namespace participation::benchmarks {
namespace {

// The numbers of a /proc/<pid>/stat behind the name, which may hold anything: state, ppid, …
struct ProcessTimes {
  int parent = 0;
  double used = 0;              // by itself, in seconds
  double used_by_children = 0;  // that have ended
};

double SecondsOf(double ticks) { return ticks / static_cast<double>(sysconf(_SC_CLK_TCK)); }

ProcessTimes ReadProcess(const std::string& pid) {
  std::ifstream file{"/proc/" + pid + "/stat"};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  std::istringstream fields{text.substr(std::min(text.size(), text.rfind(')') + 1))};
  std::string state;
  ProcessTimes times;
  fields >> state >> times.parent;
  std::string skipped;
  for (int i = 0; i < 9; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  double children_user = 0;
  double children_system = 0;
  fields >> user >> system >> children_user >> children_system;
  times.used = SecondsOf(user + system);
  times.used_by_children = SecondsOf(children_user + children_system);
  return times;
}

// The process of one of the servers that tools/servers started, or 0.
int ServerPid(const std::string& name) {
  const char* told = std::getenv("PARTICIPATION_TEST_SERVERS");
  int pid = 0;
  if (told != nullptr) std::ifstream{std::filesystem::path{told}.parent_path() / (name + ".pid")} >> pid;
  return pid;
}

// Of a server and the processes that it has, and has had.
double ServerSeconds(const std::string& name) {
  const int server = ServerPid(name);
  double seconds = 0;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
    const std::string pid = entry.path().filename();
    if (server == 0 || !std::ranges::all_of(pid, [](char c) { return c >= '0' && c <= '9'; })) continue;
    const ProcessTimes times = ReadProcess(pid);
    if (server == std::stoi(pid)) seconds += times.used + times.used_by_children;
    if (server == times.parent) seconds += times.used;
  }
  return seconds;
}

double OwnSeconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

CpuTimes ReadCpuTimes() {
  std::ifstream file{"/proc/stat"};
  std::string name;
  double user = 0;
  double nice = 0;
  double system = 0;
  double idle = 0;
  double waiting = 0;
  double interrupts = 0;
  double soft_interrupts = 0;
  double stolen = 0;
  file >> name >> user >> nice >> system >> idle >> waiting >> interrupts >> soft_interrupts >> stolen;
  return {.own = OwnSeconds(),
          .postgres = ServerSeconds("postgres"),
          .kafka = ServerSeconds("kafka"),
          .busy = SecondsOf(user + nice + system + interrupts + soft_interrupts),
          .stolen = SecondsOf(stolen)};
}

Surroundings::Shares Surroundings::SinceMade() const {
  const CpuTimes now = ReadCpuTimes();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun_at_;
  const double all = taken.count() * std::thread::hardware_concurrency();
  const double ours = now.own - begun_.own + now.postgres - begun_.postgres + now.kafka - begun_.kafka;
  return {.others = std::max(0.0, now.busy - begun_.busy - ours) / all, .stolen = (now.stolen - begun_.stolen) / all};
}

std::string Tell(const Surroundings::Shares& shares) {
  return "others had " + std::to_string(std::lround(100 * shares.others)) + " % of the processors, " +
         std::to_string(std::lround(100 * shares.stolen)) + " % were stolen";
}

}  // namespace participation::benchmarks
