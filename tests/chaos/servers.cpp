#include "tests/chaos/servers.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "libs/testing/child_process.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"

namespace participation::chaos {
namespace {

void RunTool(const std::string& what, const std::filesystem::path& place) {
  testing::ChildProcess tool{
      {.program = PARTICIPATION_SOURCE_DIR "/tools/servers", .arguments = {what, place.string()}}};
  const auto end = tool.Wait();
  if (!end || end->code != 0) throw std::runtime_error{"tools/servers " + what + ": " + tool.Errors()};
}

}  // namespace

Servers::Servers() {
  // The server's own user must reach its folder.
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::others_exec | std::filesystem::perms::group_exec,
                               std::filesystem::perm_options::add);
  Up();
  setenv("PARTICIPATION_TEST_SERVERS", (place_ / "servers.env").c_str(), 1);
}

Servers::~Servers() {
  try {
    RunTool("down", place_);
  } catch (const std::exception&) {  // NOLINT: the folder goes anyway
  }
}

std::string Servers::Missing() const {
  for (const char* server : {"postgres", "kafka", "redis"}) {
    if (!testing::ServerUrl(server)) return testing::WhyMissing(server);
  }
  return "";
}

void Servers::Signal(const std::string& server, int number) const {
  std::ifstream file{place_ / (server + ".pid")};
  pid_t pid = 0;
  if (!(file >> pid) || pid <= 1) return;
  kill(pid, number);
  if (number == SIGKILL || number == SIGINT || number == SIGQUIT || number == SIGTERM) {
    testing::Eventually([pid] { return kill(pid, 0) != 0; });
  }
}

void Servers::Up() const { RunTool("up", place_); }

}  // namespace participation::chaos
