#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/testing/temporary_folder.hpp"
#include "tests/chaos/wire.hpp"
#include "tests/resilience/small_disk.hpp"

namespace participation::chaos {

// PostgreSQL, Kafka and Redis of this test alone, to be killed and started again on what they kept, each at the end of
// a wire that can be harmed.
class Servers {
 public:
  // Starts them, and lets `testing::ServerUrl` name them by their wires. Throws std::runtime_error if they do not
  // start.
  Servers();
  // The same on a file system of this size, such as "1g", if the machine lets one be made: see `disk`.
  explicit Servers(const std::string& size);
  ~Servers();

  // What cannot be had on this machine, with what to install; "" if all are there.
  std::string Missing() const;

  static const std::vector<std::string>& Names();
  Wire& WireTo(const std::string& server) { return wires_.at(server); }

  // Sends a signal to one: "postgres", "kafka" or "redis".
  void Signal(const std::string& server, int number) const;
  // Starts those that do not run, on what they kept, and returns once they answer.
  void Up() const;

  // What PostgreSQL and Kafka keep is there, if there is one.
  const resilience::SmallDisk* disk() const { return disk_ ? &*disk_ : nullptr; }
  // Kafka can add to no file, as on a full disk, or Redis takes no more.
  void FillStore(const std::string& server) const;
  // And starts it again if that was its end, or it is Kafka.
  void MakeRoom(const std::string& server) const;
  // Redis forgets everything.
  void FlushRedis() const;

 private:
  void Begin();
  void WriteWiredFile();
  // 0 if it does not run.
  pid_t PidOf(const std::string& server) const;
  void TellRedis(const char* command) const;

  const testing::TemporaryFolder folder_;
  std::optional<resilience::SmallDisk> disk_;
  const std::filesystem::path place_ = folder_ / "servers";
  std::map<std::string, Wire> wires_;
};

}  // namespace participation::chaos
