#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "libs/testing/temporary_folder.hpp"
#include "tests/chaos/wire.hpp"

namespace participation::chaos {

// PostgreSQL, Kafka and Redis of this test alone, to be killed and started again on what they kept, each at the end of
// a wire that can be harmed.
class Servers {
 public:
  // Starts them, and lets `testing::ServerUrl` name them by their wires. Throws std::runtime_error if they do not
  // start.
  Servers();
  ~Servers();

  // What cannot be had on this machine, with what to install; "" if all are there.
  std::string Missing() const;

  static const std::vector<std::string>& Names();
  Wire& WireTo(const std::string& server) { return wires_.at(server); }

  // Sends a signal to one: "postgres", "kafka" or "redis".
  void Signal(const std::string& server, int number) const;
  // Starts those that do not run, on what they kept, and returns once they answer.
  void Up() const;

  // No file of PostgreSQL or Kafka grows beyond what it may by now, as on a full disk; Redis takes no more.
  void FillDisk(const std::string& server) const;
  // And starts it again if that was its end.
  void MakeRoom(const std::string& server) const;
  // Redis forgets everything.
  void FlushRedis() const;

 private:
  void WriteWiredFile();
  // 0 if it does not run.
  pid_t PidOf(const std::string& server) const;
  void TellRedis(const char* command) const;

  const testing::TemporaryFolder folder_;
  const std::filesystem::path place_ = folder_ / "servers";
  std::map<std::string, Wire> wires_;
};

}  // namespace participation::chaos
