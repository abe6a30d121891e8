#include "tests/journeys/apart.hpp"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/id/id.hpp"

namespace participation::journeys {
namespace {

constexpr int kReplicas = 2;
constexpr std::chrono::seconds kPatience{60};  // for a process to begin or to end, on a machine that does much else

struct Program {
  const char* service;
  const char* path;
};
constexpr Program kPrograms[] = {{"people-bank", PEOPLE_BANK},
                                 {"activity-tracking", ACTIVITY_TRACKING},
                                 {"feedback-ingestion", FEEDBACK_INGESTION},
                                 {"impact-reporting", IMPACT_REPORTING}};

std::string ModuleOf(const std::string& service) { return absl::StrReplaceAll(service, {{"-", "_"}}); }

database::FreshDatabase OneForEachModule() {
  std::vector<std::string> modules;
  for (const Program& program : kPrograms) modules.push_back(ModuleOf(program.service));
  return database::FreshDatabase{database::FreshDatabase::Backend::kPostgres, modules};
}

// The end of what it said, which may be a lot.
std::string LastWords(const testing::ChildProcess& process) {
  constexpr std::size_t kShown = 3000;
  const std::string said = process.Errors();
  return said.substr(said.size() - std::min(said.size(), kShown));
}

// Expects that it ends as it should after SIGTERM.
void AwaitEnd(const Apart::Replica& replica) {
  const auto end = replica.process->Wait(kPatience);
  EXPECT_TRUE(end && end->code == 0) << replica.service << "-" << replica.number
                                     << (end ? " did not end well: " : " did not end in time: ")
                                     << LastWords(*replica.process);
}

void AwaitServing(Apart::Replica& replica) {
  const auto address = replica.process->WaitForLine("^serving on ([^,]+)", kPatience);
  if (!address) throw std::runtime_error{replica.service + " did not start: " + LastWords(*replica.process)};
  replica.address = *address;
}

// The server's URL with more behind its question mark.
std::string With(const std::string& server, const std::string& more) {
  const std::string url = testing::ServerUrl(server).value();
  return absl::StrCat(url, url.find('?') == std::string::npos ? "?" : "&", more);
}

}  // namespace

Apart::Apart(std::map<std::string, std::string> more)
    : tables_{OneForEachModule()},
      keys_{OneForEachModule()},
      bus_{With("kafka", absl::StrCat("prefix=", id::New(), "-"))},
      more_{std::move(more)} {
  MakeTopics();
  for (const Program& program : kPrograms) {
    for (int number = 1; number <= kReplicas; ++number) {
      const auto command = CommandFor(program.service, program.path, number);
      replicas_.push_back({program.service, number, command, std::make_unique<testing::ChildProcess>(command)});
    }
  }
  for (Replica& replica : replicas_) AwaitServing(replica);
}

Apart::~Apart() { Stop(); }

void Apart::MakeTopics() const {
  testing::ChildProcess apply{
      {.program = PARTICIPATIONCTL, .arguments = {"topics", "apply", "--replication", "1", "--bus", bus_}}};
  const auto end = apply.Wait();
  if (!end || end->code != 0) throw std::runtime_error{"the topics cannot be made: " + apply.Errors()};
}

testing::Command Apart::CommandFor(const std::string& service, const std::string& program, int number) const {
  const std::string replica = absl::StrCat(service, "-", number);
  std::map<std::string, std::string> settings{{"data", folder_ / replica},
                                              {"address", "127.0.0.1:0"},
                                              {"metrics-address", ""},
                                              {"log-level", "warning"},
                                              {"database", tables_.url()},
                                              {"keys", keys_.url()},
                                              {"master-key", folder_ / (service + "-keys") / "master.key"},
                                              {"bus", absl::StrCat(bus_, "&instance=", replica)},
                                              {"cache", testing::ServerUrl("redis").value()}};
  for (const auto& [name, value] : more_) settings[name] = value;
  testing::Command command{.program = program};
  for (const auto& [name, value] : settings) command.arguments.insert(command.arguments.end(), {"--" + name, value});
  return command;
}

ctl::Addresses Apart::addresses() const {
  return AddressesOf([](const Replica&) { return true; });
}

ctl::Addresses Apart::AddressesOf(int number) const {
  return AddressesOf([number](const Replica& replica) { return replica.number == number; });
}

ctl::Addresses Apart::AddressesOf(const std::function<bool(const Replica&)>& which) const {
  std::vector<std::string> texts;
  for (const Replica& replica : replicas_) {
    if (which(replica)) texts.push_back(absl::StrCat(replica.service, "=", replica.address));
  }
  return ctl::Addresses::Parse(texts).value();
}

void Apart::Kill(int number) {
  for (const Replica& replica : replicas_) {
    if (replica.number == number) replica.process->Kill();
  }
  std::erase_if(replicas_, [number](const Replica& replica) { return replica.number == number; });
}

void Apart::Signal(std::size_t replica, int number) const { replicas_.at(replica).process->Signal(number); }

void Apart::Start(std::size_t number, const std::map<std::string, std::string>& environment) {
  Replica& replica = replicas_.at(number);
  replica.process->Kill();
  testing::Command command = replica.command;
  *std::next(std::ranges::find(command.arguments, "--address")) = replica.address;
  command.environment = environment;
  replica.process = std::make_unique<testing::ChildProcess>(command);
}

void Apart::Stop(std::size_t number) {
  const Replica& replica = replicas_.at(number);
  replica.process->Signal(SIGTERM);
  AwaitEnd(replica);
}

void Apart::Restart(std::size_t number) {
  Start(number, {});
  AwaitServing(replicas_.at(number));
}

std::unique_ptr<testing::ChildProcess> Apart::StartAnother(std::size_t replica, int number) const {
  const Replica& like = replicas_.at(replica);
  return std::make_unique<testing::ChildProcess>(CommandFor(like.service, like.command.program, number));
}

std::vector<std::filesystem::path> Apart::Folders() const { return {folder_.path()}; }

// The one that `tools/servers` made them in.
std::vector<std::filesystem::path> Apart::ServersFolders() const {
  return {std::filesystem::path{std::getenv("PARTICIPATION_TEST_SERVERS")}.parent_path()};
}

std::string Apart::DatabaseUrl(const std::string& module) const {
  return absl::StrReplaceAll(tables_.url(), {{"{module}", module}});
}

void Apart::Stop() {
  for (const Replica& replica : replicas_) replica.process->Signal(SIGTERM);
  for (const Replica& replica : replicas_) AwaitEnd(replica);
  replicas_.clear();
}

}  // namespace participation::journeys
