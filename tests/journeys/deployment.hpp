#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "tools/participationctl/addresses.hpp"

namespace participation::journeys {

// The platform as its users meet it, whatever it runs on. Everything of it is gone with it.
class Deployment {
 public:
  virtual ~Deployment() = default;

  virtual ctl::Addresses addresses() const = 0;
  // What each process keeps its files in.
  virtual std::vector<std::filesystem::path> Folders() const = 0;
  // What servers keep theirs in, of this and of all else that they serve.
  virtual std::vector<std::filesystem::path> ServersFolders() const { return {}; }
  // Where a module keeps its tables.
  virtual std::string DatabaseUrl(const std::string& module) const = 0;
  // Stops every process as a signal would.
  virtual void Stop() = 0;
};

enum class Mode {
  kEmbedded,  // one process and nothing but files
  kApart,     // two replicas of each service on PostgreSQL, Kafka and Redis
};

std::unique_ptr<Deployment> Deploy(Mode mode);

// Why there can be no such deployment here, and what to do; "" if there can.
std::string WhyNot(Mode mode);

// Runs the tests of a fixture in both modes.
inline auto EveryMode() { return testing::Values(Mode::kEmbedded, Mode::kApart); }
inline std::string NameOf(Mode mode) { return mode == Mode::kEmbedded ? "Embedded" : "Apart"; }
inline std::string ModeName(const testing::TestParamInfo<Mode>& info) { return NameOf(info.param); }
inline void PrintTo(Mode mode, std::ostream* out) { *out << NameOf(mode); }

}  // namespace participation::journeys
