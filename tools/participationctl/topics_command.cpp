#include "tools/participationctl/topics_command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "libs/events/kafka/away.hpp"
#include "libs/events/kafka/topic_keeper.hpp"
#include "libs/events/kafka/topic_plan.hpp"
#include "libs/events/kafka/url.hpp"
#include "libs/log/log.hpp"
#include "tools/participationctl/grid.hpp"
#include "tools/participationctl/problem.hpp"

namespace participation::ctl {
namespace {

using events::kafka::TopicDifference;
using events::kafka::TopicKeeper;
using events::kafka::TopicPlan;
using Cure = TopicDifference::Cure;

constexpr int kMostReplicas = 10;

struct TopicsCommand {
  std::string bus;
  std::string prefix;
  std::string file;
  int replication = 0;  // none: as the plans say
  bool repartition = false;
};

std::string UrlOf(const TopicsCommand& command) {
  if (command.prefix.empty()) return command.bus;
  return command.bus + (command.bus.find('?') == std::string::npos ? "?" : "&") + "prefix=" + command.prefix;
}

std::vector<TopicPlan> PlansOf(const TopicsCommand& command) {
  const auto url = events::kafka::ParseUrl(UrlOf(command));
  auto plans = events::kafka::ReadTopicPlans(command.file.empty() ? url.topics : command.file);
  for (TopicPlan& plan : plans) {
    if (command.replication == 0) continue;
    plan.replication = command.replication;
    const auto least = plan.config.find("min.insync.replicas");
    // One broker must be able to be away, unless there is but one.
    if (least != plan.config.end()) least->second = std::to_string(std::max(1, command.replication - 1));
  }
  return plans;
}

// What is to be done about a difference that is there still.
std::string Say(Cure cure) {
  switch (cure) {
    case Cure::kCreate:
      return "topics apply creates it";
    case Cure::kChange:
      return "topics apply changes it";
    case Cure::kRepartition:
      return "topics apply --repartition adds them";
    case Cure::kNone:
      return "Kafka cannot change it in place";
  }
  return "";
}

bool IsAmong(const std::vector<TopicDifference>& left, const TopicDifference& one) {
  return std::ranges::any_of(
      left, [&](const auto& other) { return other.topic == one.topic && other.property == one.property; });
}

void Print(const std::vector<TopicDifference>& found, const std::vector<TopicDifference>& left, const Common& common) {
  if (common.output == "json") {
    nlohmann::ordered_json said{{"differences", nlohmann::ordered_json::array()}};
    for (const auto& one : found) {
      said["differences"].push_back({{"topic", one.topic},
                                     {"property", one.property},
                                     {"actual", one.actual},
                                     {"wanted", one.wanted},
                                     {"done", !IsAmong(left, one)}});
    }
    std::cout << said.dump(2) << "\n";
    return;
  }
  if (found.empty()) {
    std::cout << "the topics are as they should be\n";
    return;
  }
  Grid grid{common.output == "wide" ? Cells::kWhole : Cells::kCut};
  for (const auto& one : found) {
    grid.AddRow({{"topic", one.topic},
                 {"property", one.property},
                 {"actual", one.actual},
                 {"wanted", one.wanted},
                 {"outcome", IsAmong(left, one) ? Say(one.cure) : "done"}});
  }
  grid.Print(std::cout);
}

int Run(const TopicsCommand& command, bool apply, const Common& common) {
  log::SetLevel("off");  // what goes wrong is said here
  try {
    const auto plans = PlansOf(command);
    TopicKeeper keeper{UrlOf(command)};
    const auto found = keeper.Compare(plans);
    if (apply) keeper.Apply(plans, command.repartition);
    const auto left = apply ? keeper.Compare(plans) : found;
    Print(found, left, common);
    return left.empty() ? kDone : kRefused;
  } catch (const std::invalid_argument& problem) {
    return FailUsage(problem.what(), common);
  } catch (const events::kafka::Away& problem) {
    return FailPlainly("UNAVAILABLE", kTryAgain, problem.what(), common);
  } catch (const std::runtime_error& problem) {
    return FailPlainly("INTERNAL", kBroke, problem.what(), common);
  }
}

}  // namespace

void AddTopicsCommand(CLI::App& app, Common& common) {
  auto& group = *app.add_subcommand("topics", "Topics of a Kafka bus");
  group.require_subcommand(1);
  const auto add = [&](const std::string& name, const std::string& help, bool apply) {
    auto& command = *group.add_subcommand(name, help);
    const auto topics = std::make_shared<TopicsCommand>();
    command.add_option("--bus", topics->bus, "kafka://broker[:port][?config=FILE], as the services have it")
        ->required()
        ->type_name("URL")
        ->envname("PARTICIPATION_BUS");
    command.add_option("--prefix", topics->prefix, "what the names of topics begin with, unless the URL says so")
        ->type_name("NAME");
    command
        .add_option("--file", topics->file,
                    "YAML file of the topics, instead of deploy/kafka/topics.yaml as the program was built with it")
        ->type_name("FILE");
    command
        .add_option("--replication", topics->replication, "how many brokers keep each topic, whatever the file says")
        ->check(CLI::Range(1, kMostReplicas))
        ->type_name("NUMBER");
    if (apply) {
      command.add_flag("--repartition", topics->repartition,
                       "adds partitions to topics that are there: keys move, so let every group catch up before");
    }
    command.callback([topics, apply, &common] { common.exit_code = Run(*topics, apply, common); });
  };
  add("diff", "Shows where the topics differ from what they ought to be; exit code 6 if they do", false);
  add("apply", "Creates what is missing and changes what can be changed; exit code 6 if something is left", true);
}

}  // namespace participation::ctl
