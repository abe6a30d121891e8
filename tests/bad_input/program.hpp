#pragma once

#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/event.hpp"
#include "libs/testing/child_process.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tools/participationctl/api.hpp"

namespace participation::bad_input {

using nlohmann::json;

enum class Mode {
  kEmbedded,   // nothing but files
  kOnServers,  // PostgreSQL, Kafka and Redis
};

// Why the program cannot run so here, and what to do; "" if it can.
std::string WhyNot(Mode mode);

// Runs the tests of a fixture in both modes.
inline auto EveryMode() { return testing::Values(Mode::kEmbedded, Mode::kOnServers); }
std::string ModeName(const testing::TestParamInfo<Mode>& info);

// participationd as it is shipped, with a folder, schemas, topics and keys of its own. On Kafka everything lies in one
// partition, so that whatever blocks blocks all, and topics take 20 MB.
class Program {
 public:
  explicit Program(Mode mode, std::map<std::string, std::string> settings = {});

  // Returns once it serves. Throws std::runtime_error with what it said if it does not.
  void Start();
  void Stop();
  // Starts it, and gives what it said as it ended with 1; "" if it did not end so.
  std::string Refusal();
  // What it is to be given from the next start on.
  void Set(const std::string& setting, const std::string& value) { settings_[setting] = value; }

  // Puts events on its bus, as whoever may write there could. Embedded it is stopped meanwhile.
  void Publish(const std::vector<events::Event>& events);

  json Call(const std::string& rpc, const json& request) { return api_->Call(rpc, request); }
  json CallUntil(const std::string& rpc, const json& request, const std::function<bool(const json&)>& holds) {
    return api_->CallUntil(rpc, request, holds);
  }
  // A line of its page of metrics, `name{label="value",…}`; 0 if there is none. And until it is at least that.
  double Metric(const std::string& sample) const;
  bool MetricReaches(const std::string& sample, double value) const;

  const std::string& bus() const { return settings_.at("bus"); }
  std::string DatabaseOf(const std::string& module) const;

 private:
  testing::Command CommandLine() const;

  const Mode mode_;
  const testing::TemporaryFolder folder_;
  std::optional<database::FreshDatabase> tables_;
  std::optional<database::FreshDatabase> keys_;
  std::map<std::string, std::string> settings_;
  std::unique_ptr<testing::ChildProcess> process_;
  std::optional<ctl::Api> api_;
  std::string metrics_address_;
};

}  // namespace participation::bad_input
