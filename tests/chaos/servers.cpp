#include "tests/chaos/servers.hpp"

#include <hiredis/hiredis.h>
#include <sys/resource.h>
#include <sys/types.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <system_error>

#include "libs/testing/child_process.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"

namespace participation::chaos {
namespace {

// What a file may grow to while the disk is full: less than Kafka's logs have before long.
constexpr rlim_t kFull = 64 << 10;

void RunTool(const std::string& what, const std::filesystem::path& place, int kafka_told) {
  testing::Command command{.program = PARTICIPATION_SOURCE_DIR "/tools/servers", .arguments = {what, place.string()}};
  if (what == "up") command.arguments.insert(command.arguments.end(), {"--kafka-told", std::to_string(kafka_told)});
  testing::ChildProcess tool{command};
  const auto end = tool.Wait(std::chrono::minutes{5});
  if (!end || end->code != 0) throw std::runtime_error{"tools/servers " + what + ": " + tool.Errors()};
}

void LimitFiles(pid_t pid, rlim_t bytes) {
  const rlimit limit{.rlim_cur = bytes, .rlim_max = RLIM_INFINITY};
  if (prlimit(pid, RLIMIT_FSIZE, &limit, nullptr) != 0)
    throw std::system_error{errno, std::generic_category(), "prlimit"};
}

std::vector<pid_t> ChildrenOf(pid_t pid) {
  const auto number = std::to_string(pid);
  std::ifstream file{"/proc/" + number + "/task/" + number + "/children"};
  return {std::istream_iterator<pid_t>{file}, {}};
}

}  // namespace

const std::vector<std::string>& Servers::Names() {
  static const std::vector<std::string> names{"postgres", "kafka", "redis"};
  return names;
}

Servers::Servers() { Begin(); }

Servers::Servers(const std::string& size) {
  disk_.emplace(folder_.path(), "mode=755,size=" + size);
  if (!disk_->problem().empty()) disk_.reset();
  Begin();
}

void Servers::Begin() {
  // The server's own user must reach its folder.
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::others_exec | std::filesystem::perms::group_exec,
                               std::filesystem::perm_options::add);
  for (const auto& name : Names()) wires_.try_emplace(name);
  Up();
  WriteWiredFile();
  setenv("PARTICIPATION_TEST_SERVERS", (folder_ / "wired.env").c_str(), 1);
}

Servers::~Servers() {
  try {
    RunTool("down", place_, 0);
  } catch (const std::exception&) {  // NOLINT: the folder goes anyway
  }
}

// As the tool wrote it, with the wires' ports instead of the servers'.
void Servers::WriteWiredFile() {
  std::ifstream given{place_ / "servers.env"};
  std::ofstream wired{folder_ / "wired.env"};
  const std::string host = "127.0.0.1:";
  for (std::string line; std::getline(given, line);) {
    const auto wire = wires_.find(line.substr(0, line.find('=')));
    if (const auto at = line.find(host); wire != wires_.end() && at != std::string::npos) {
      const auto begin = at + host.size();
      int port = 0;
      const auto end = std::from_chars(line.data() + begin, line.data() + line.size(), port).ptr;
      wire->second.LeadTo(port);
      line.replace(begin, static_cast<std::size_t>(end - line.data()) - begin, std::to_string(wire->second.port()));
    }
    wired << line << "\n";
  }
}

std::string Servers::Missing() const {
  for (const auto& server : Names()) {
    if (!testing::ServerUrl(server)) return testing::WhyMissing(server);
  }
  return "";
}

pid_t Servers::PidOf(const std::string& server) const {
  std::ifstream file{place_ / (server + ".pid")};
  pid_t pid = 0;
  return file >> pid && pid > 1 && kill(pid, 0) == 0 ? pid : 0;
}

void Servers::Signal(const std::string& server, int number) const {
  const pid_t pid = PidOf(server);
  if (pid == 0) return;
  kill(pid, number);
  if (number == SIGSTOP || number == SIGCONT) {  // PostgreSQL answers each connection in a process of its own
    for (const pid_t child : ChildrenOf(pid)) kill(child, number);
  }
  if (number == SIGKILL || number == SIGINT || number == SIGQUIT || number == SIGTERM) {
    (void)testing::Eventually([pid] { return kill(pid, 0) != 0; });  // Up waits for what takes longer
  }
}

void Servers::Up() const { RunTool("up", place_, wires_.at("kafka").port()); }

void Servers::FillStore(const std::string& server) const {
  if (server == "redis") {
    TellRedis("CONFIG SET maxmemory 1");
  } else if (const pid_t pid = PidOf(server); pid != 0) {
    LimitFiles(pid, kFull);
  }
}

void Servers::MakeRoom(const std::string& server) const {
  if (server == "redis") {
    TellRedis("CONFIG SET maxmemory 0");
  } else if (const pid_t pid = PidOf(server); pid != 0) {
    Signal(server, SIGKILL);  // it may go on without its logs
  }
  Up();
}

void Servers::FlushRedis() const { TellRedis("FLUSHALL"); }

// Without the wire, which may be harmed.
void Servers::TellRedis(const char* command) const {
  const std::unique_ptr<redisContext, decltype(&redisFree)> redis{
      redisConnect("127.0.0.1", wires_.at("redis").leads_to()), &redisFree};
  if (redis && redis->err == 0) freeReplyObject(redisCommand(redis.get(), command));
}

}  // namespace participation::chaos
