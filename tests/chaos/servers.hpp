#pragma once

#include <filesystem>
#include <string>

#include "libs/testing/temporary_folder.hpp"

namespace participation::chaos {

// PostgreSQL, Kafka and Redis of this test alone, to be killed and started again on what they kept.
class Servers {
 public:
  // Starts them, and lets `testing::ServerUrl` name them. Throws std::runtime_error if they do not start.
  Servers();
  ~Servers();

  // What cannot be had on this machine, with what to install; "" if all are there.
  std::string Missing() const;

  // Sends a signal to one: "postgres", "kafka" or "redis".
  void Signal(const std::string& server, int number) const;
  // Starts those that do not run, on what they kept, and returns once they answer.
  void Up() const;

 private:
  const testing::TemporaryFolder folder_;
  const std::filesystem::path place_ = folder_ / "servers";
};

}  // namespace participation::chaos
