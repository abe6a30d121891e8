#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/testing/temporary_folder.hpp"

namespace participation::benchmarks {

// What a benchmark runs on: files, or PostgreSQL and Kafka.
class Place {
 public:
  // The first argument of the program may be `servers`: those of the environment variable PARTICIPATION_TEST_SERVERS.
  Place(int argc, char** argv);
  explicit Place(bool on_servers);

  bool on_servers() const { return on_servers_; }
  // Says, if so, why this machine has no such place.
  bool IsMissing() const;

  // What a platform there is to be told: a bus with topics of its own, of so many partitions.
  std::map<std::string, std::string> Settings(int partitions = 4) const;
  // The URL of that bus.
  std::string BusUrl(int partitions = 4) const;

 private:
  const bool on_servers_;
  const testing::TemporaryFolder folder_;
};

// From its construction to its destruction every new connection to PostgreSQL takes two milliseconds longer to commit:
// as on a disk that is not next door.
class SlowCommits {
 public:
  SlowCommits();
  ~SlowCommits();
  SlowCommits(const SlowCommits&) = delete;
  SlowCommits& operator=(const SlowCommits&) = delete;
};

}  // namespace participation::benchmarks
