#include "libs/runtime/announce.hpp"

#include <set>
#include <utility>

#include "absl/strings/str_join.h"
#include "libs/log/log.hpp"
#include "libs/runtime/running_module.hpp"

namespace participation::runtime {
namespace {

std::string NamesOf(std::span<const std::unique_ptr<RunningModule>> modules) {
  return absl::StrJoin(modules, ",", [](std::string* names, const auto& module) { names->append(module->name()); });
}

// The topics that one of the modules listens to, of modules that this process does not host.
std::string TopicsElsewhere(std::span<const std::unique_ptr<RunningModule>> modules) {
  std::set<std::string> topics;
  for (const auto& module : modules) {
    for (std::string& topic : module->reactions().Topics()) topics.insert(std::move(topic));
  }
  for (const auto& module : modules) {
    std::erase_if(topics, [own = "participation." + module->name() + "."](const std::string& topic) {
      return topic.starts_with(own);
    });
  }
  return absl::StrJoin(topics, ",");
}

}  // namespace

void Announce(std::string_view version, std::span<const std::unique_ptr<RunningModule>> modules,
              const std::string& address) {
  log::Info("serving", {log::Version(version), log::Modules(NamesOf(modules)), log::Address(address)});
  const std::string elsewhere = TopicsElsewhere(modules);
  if (!elsewhere.empty()) log::Info("events of modules elsewhere come by the bus only", {log::Elsewhere(elsewhere)});
}

}  // namespace participation::runtime
