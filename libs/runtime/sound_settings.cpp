#include "libs/runtime/sound_settings.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "libs/cache/cache.hpp"
#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"
#include "libs/runtime/local_address.hpp"
#include "libs/runtime/opened_by.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {
namespace {

// What must be set where others than those on this machine can call.
void RequireGuarded(const Settings& settings, std::string_view address) {
  const bool is_metrics = address == "metrics-address";
  for (const char* needed : {"tls-certificate", is_metrics ? "tls-client-authorities" : "callers"}) {
    if (!settings.Text(needed).empty()) continue;
    throw std::invalid_argument{
        "the setting `" + std::string{address} + "` names a host beyond this machine, where callers need TLS and a " +
        "proof of who they are: set `" + needed + "` too, or use 127.0.0.1, [::1] or localhost"};
  }
}

void RequireTogether(const Settings& settings) {
  const bool has_certificate = !settings.Text("tls-certificate").empty();
  for (const char* other : {"tls-key", "tls-client-authorities"}) {
    if (!has_certificate && !settings.Text(other).empty()) {
      throw std::invalid_argument{"the setting `" + std::string{other} + "` is of no use without `tls-certificate`"};
    }
  }
  if (has_certificate && settings.Text("tls-key").empty()) {
    throw std::invalid_argument{"the setting `tls-certificate` needs `tls-key`, the file of its key"};
  }
}

void RequireAddresses(const Settings& settings) {
  std::vector<ListeningAddress> addresses;
  for (const char* setting : {"address", "metrics-address"}) {
    const std::string& address = settings.Text(setting);
    if (setting == std::string_view{"metrics-address"} && address.empty()) continue;
    if (!IsLocal(setting, address)) RequireGuarded(settings, setting);
    addresses.push_back({setting, address});
  }
  RequireTogether(settings);
  RequireFree(addresses);
}

// A group that the bus hands everything again must know what it has had.
void RequireInboxOutlivesBus(const Settings& settings) {
  if (settings.Number("keep-inbox-hours") >= settings.Number("keep-bus-hours")) return;
  throw std::invalid_argument{
      "the setting `keep-inbox-hours` must be at least `keep-bus-hours`: an event that the bus "
      "hands over again would take effect twice"};
}

void RequireADatabaseEach(const Settings& settings, std::span<const Module> modules) {
  if (modules.size() < 2) return;
  if (settings.For("database", modules[0].name) != settings.For("database", modules[1].name)) return;
  throw std::invalid_argument{
      "the setting `database` must have {module} in it, which stands for a module's name: each "
      "of the modules of this process has a database of its own"};
}

// `what_exposes` is the library's, for the URL that the setting says.
template <class WhatExposes>
void RequireProtected(const Settings& settings, const std::string& setting, std::string_view module,
                      const WhatExposes& what_exposes) {
  const std::string lack = OpenedBy(setting, [&] { return what_exposes(settings.For(setting, module)); });
  if (lack.empty()) return;
  throw std::invalid_argument{
      "the setting `" + setting +
      "` names a server beyond this machine, where others on the way could read what is sent: " + lack +
      "; or set `exposed-servers` to allow, if the network itself prevents that"};
}

void RequireProtectedServers(const Settings& settings, std::span<const Module> modules) {
  const std::string& choice = settings.Text("exposed-servers");
  if (choice == "allow") return;
  if (choice != "refuse") {
    throw std::invalid_argument{"the setting `exposed-servers` must be refuse or allow, not '" + choice + "'"};
  }
  RequireProtected(settings, "bus", "", events::WhatExposes);
  RequireProtected(settings, "cache", "", cache::WhatExposes);
  for (const Module& module : modules) {
    RequireProtected(settings, "database", module.name, database::WhatExposes);
    RequireProtected(settings, "keys", module.name, database::WhatExposes);
  }
}

}  // namespace

void RequireSound(const Settings& settings, std::span<const Module> modules) {
  RequireAddresses(settings);
  RequireInboxOutlivesBus(settings);
  RequireADatabaseEach(settings, modules);
  RequireProtectedServers(settings, modules);
}

void RequireInboxOutlives(const Settings& settings, const events::Bus& bus) {
  const std::chrono::milliseconds kept = bus.Retention().value_or(std::chrono::milliseconds{0});
  if (std::chrono::hours{settings.Number("keep-inbox-hours")} >= kept) return;
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(kept).count();
  throw std::invalid_argument{"its topics keep events for " + std::to_string(hours) +
                              " hours (retention.ms), and `keep-inbox-hours` is less: one that is handed over again "
                              "after that would take effect twice. Raise the one or lower the other"};
}

}  // namespace participation::runtime
