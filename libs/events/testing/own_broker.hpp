#pragma once

#include <sys/types.h>

#include <csignal>
#include <fstream>
#include <stdexcept>
#include <string>

#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::events {

// A Kafka broker that belongs to a test, which may kill, pause and start it again.
class OwnBroker {
 public:
  OwnBroker() { Start(); }
  ~OwnBroker() { RunServers("down"); }
  OwnBroker(const OwnBroker&) = delete;
  OwnBroker& operator=(const OwnBroker&) = delete;

  // Starts it, or starts it again on what it kept.
  void Start() {
    if (!RunServers("up")) throw std::runtime_error{"tools/servers cannot start a broker"};
  }

  void Signal(int number) const { kill(Pid(), number); }

  std::string Url() const {
    std::ifstream file{folder_ / "servers/servers.env"};
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("kafka=")) return line.substr(line.find('=') + 1);
    }
    throw std::runtime_error{"tools/servers does not say where the broker is"};
  }

 private:
  bool RunServers(const std::string& what) const {
    testing::ChildProcess servers{{.program = PARTICIPATION_SOURCE_DIR "/tools/servers",
                                   .arguments = {what, folder_ / "servers", "--only", "kafka", "--require"}}};
    const auto end = servers.Wait(std::chrono::seconds{120});
    return end && end->code == 0;
  }

  pid_t Pid() const {
    pid_t pid = 0;
    std::ifstream{folder_ / "servers/kafka.pid"} >> pid;
    if (pid <= 0) throw std::runtime_error{"tools/servers does not say which process the broker is"};
    return pid;
  }

  const testing::TemporaryFolder folder_;
};

}  // namespace participation::events
