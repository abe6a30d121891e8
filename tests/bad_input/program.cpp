#include "tests/bad_input/program.hpp"

#include <csignal>
#include <stdexcept>

#include "absl/strings/str_replace.h"
#include "libs/events/bus.hpp"
#include "libs/events/testing/kafka_topics.hpp"
#include "libs/metrics/testing/http_client.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"

namespace participation::bad_input {
namespace {

const std::vector<std::string> kModules{"people_bank", "activity_tracking", "feedback_ingestion", "impact_reporting"};

std::vector<std::string> Topics() {
  std::vector<std::string> topics;
  for (const std::string& module : kModules) topics.push_back("participation." + module + ".v1");
  return topics;
}

constexpr char kEveryTopic[] =
    "{partitions: 1, replication: 1, config: {retention.ms: 1209600000, max.message.bytes: 20000000}}";

}  // namespace

std::string WhyNot(Mode mode) {
  if (mode == Mode::kEmbedded) return "";
  for (const char* server : {"postgres", "kafka", "redis"}) {
    if (!testing::ServerUrl(server)) return testing::WhyMissing(server);
  }
  return "";
}

std::string ModeName(const testing::TestParamInfo<Mode>& info) {
  return info.param == Mode::kEmbedded ? "Embedded" : "OnServers";
}

Program::Program(Mode mode, std::map<std::string, std::string> settings) : mode_{mode}, settings_{std::move(settings)} {
  settings_["data"] = (folder_ / "data").string();
  settings_["address"] = "127.0.0.1:0";
  settings_["metrics-address"] = "127.0.0.1:0";
  settings_.try_emplace("log-level", "error");
  if (mode == Mode::kEmbedded) {
    settings_["bus"] = "local:" + (folder_ / "bus.db").string();
    settings_["database"] = "sqlite:" + (folder_ / "{module}.db").string();
    return;
  }
  settings_["database"] = tables_.emplace(database::FreshDatabase::Backend::kPostgres, kModules).url();
  settings_["keys"] = keys_.emplace(database::FreshDatabase::Backend::kPostgres, kModules).url();
  settings_["bus"] = events::UrlOfOwnTopics(folder_.path(), testing::ServerUrl("kafka").value(), Topics(), kEveryTopic);
  settings_["cache"] = testing::ServerUrl("redis").value();
}

testing::Command Program::CommandLine() const {
  testing::Command command{.program = PARTICIPATIOND};
  for (const auto& [name, value] : settings_) command.arguments.insert(command.arguments.end(), {"--" + name, value});
  return command;
}

void Program::Start() {
  process_ = std::make_unique<testing::ChildProcess>(CommandLine());
  const auto address = process_->WaitForLine("^serving on ([^,]+)");
  const auto metrics = process_->WaitForLine("metrics on http://([^/]+)/");
  if (!address || !metrics) throw std::runtime_error{"it did not start: " + process_->Errors()};
  api_.emplace(ctl::Addresses::Parse({*address}).value());
  metrics_address_ = *metrics;
}

void Program::Stop() {
  process_->Signal(SIGTERM);
  const auto end = process_->Wait();
  EXPECT_TRUE(end && end->code == 0) << process_->Errors();
}

std::string Program::Refusal() {
  process_ = std::make_unique<testing::ChildProcess>(CommandLine());
  const auto end = process_->Wait();
  if (!end || end->code != 1) return "";
  return process_->Errors();
}

void Program::Publish(const std::vector<events::Event>& events) {
  if (mode_ == Mode::kEmbedded) Stop();
  events::OpenBus(bus())->Publish(events);
  if (mode_ == Mode::kEmbedded) Start();
}

double Program::Metric(const std::string& sample) const {
  const std::string page = metrics::testing::Get(metrics_address_, "/metrics");
  const auto at = page.find("\n" + sample + " ");
  return at == std::string::npos ? 0 : std::stod(page.substr(at + sample.size() + 2));
}

bool Program::MetricReaches(const std::string& sample, double value) const {
  return testing::Eventually([&] { return Metric(sample) >= value; });
}

std::string Program::DatabaseOf(const std::string& module) const {
  return absl::StrReplaceAll(settings_.at("database"), {{"{module}", module}});
}

}  // namespace participation::bad_input
