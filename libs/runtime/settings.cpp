#include "libs/runtime/settings.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace participation::runtime {
namespace {

constexpr std::int64_t kHoursInYear = 24 * 366;
constexpr std::int64_t kHoursInCentury = 100 * kHoursInYear;

Range RangeOf(std::string_view name) {
  const auto& all = AllSettings();
  const auto found = std::ranges::find(all, name, &Setting::name);
  if (found == all.end() || !found->range) throw std::logic_error{std::string{name} + " is no setting with a number"};
  return *found->range;
}

void Replace(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

}  // namespace

const std::string& Settings::Text(std::string_view name) const {
  const auto found = values_.find(std::string{name});
  if (found == values_.end()) throw std::logic_error{"there is no setting " + std::string{name}};
  return found->second.text;
}

std::string Settings::For(std::string_view name, std::string_view module) const {
  std::string text = Text(name);
  Replace(text, "{data}", Text("data"));
  Replace(text, "{module}", module);
  return text;
}

std::int64_t Settings::Number(std::string_view name) const {
  const std::string& text = Text(name);
  const Range range = RangeOf(name);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || number < range.least || number > range.most) {
    throw std::invalid_argument{"the setting `" + std::string{name} + "` must be a whole number from " +
                                std::to_string(range.least) + " to " + std::to_string(range.most) + ", not '" + text +
                                "'"};
  }
  return number;
}

const std::vector<Setting>& AllSettings() {
  static const std::vector<Setting> settings{
      {"data", "./data", "folder for everything that is kept"},
      {"address", "127.0.0.1:7400",
       "where gRPC is served: on this machine, where callers are trusted for being on it, or beyond with TLS and "
       "`callers`"},
      {"metrics-address", "127.0.0.1:7401",
       "where Prometheus metrics and health pages are served, beyond this machine with TLS; empty for nowhere"},
      {"callers", "",
       "YAML file of who may call: issuers of tokens, and certificates; with it nobody is trusted for being on this "
       "machine"},
      {"limits", "",
       "YAML file of what callers may do in a time, for others than the usual rates; with `callers` only"},
      {"tls-certificate", "", "file in PEM of the certificate that is shown, and of those between it and its root"},
      {"tls-key", "", "file in PEM of its key"},
      {"tls-client-authorities", "",
       "file in PEM of those who vouch for the certificates of clients; empty: none are asked for"},
      {"database", "sqlite:{data}/{module}.db", "where a module keeps its tables"},
      {"bus", "local:{data}/bus.db", "what carries events between modules"},
      {"cache", "memory:", "where answers are kept for a short while"},
      {"keys", "file:{data}/keys", "where the keys of personal data, and of request ids, are kept"},
      {"master-key", "{data}/keys/master.key",
       "file of the key that wraps all others where `keys` is a server: the same for all replicas, apart from the "
       "keys"},
      {"audit-checkpoints", "{data}/audit",
       "folder to which what is signed of the audit logs is exported, a file for each module; empty for none"},
      {"audit-checkpoint-seconds", "10", "how often what was added to an audit log is signed", Range{1, 3600}},
      {"mailer", "spool:{data}/outgoing", "what messages to people are handed to"},
      {"exposed-servers", "refuse",
       "whether a database, bus or cache beyond this machine may be reached so that others on the way could read what "
       "is sent: refuse, or allow where the network itself prevents that"},
      {"organisations", "", "CSV file of NHS organisations: code,name,kind,parent,opened,closed"},
      {"log-level", "info", "debug, info, warning, error or off"},
      {"workers", "4", "threads for reads and preparations", Range{1, 256}},
      {"calls-waiting", "1000", "calls that may wait for a worker before more are refused", Range{1, 100'000}},
      {"changes-waiting", "4096", "changes that may wait for a database's writer before more are refused",
       Range{1, 100'000}},
      {"outbox-limit", "1000000",
       "events of a module that may wait to be published, as while the bus is away, before changes are refused; "
       "counted once a second",
       Range{1000, 100'000'000}},
      {"drain-seconds", "10", "how long calls under way may take to finish at shutdown", Range{0, 600}},
      {"keep-answers-hours", "168", "how long a repeated request_id gets its earlier answer", Range{1, kHoursInYear}},
      {"keep-bus-hours", "168", "how long the local bus keeps events that every module has been handed",
       Range{1, kHoursInCentury}},
      {"event-attempts", "8", "how often an event is tried that breaks its reaction, before it waits for an operator",
       Range{1, 30}},
      {"keep-inbox-hours", "720", "how long an event id is remembered, so that a repeat has no effect",
       Range{1, kHoursInCentury}},
  };
  return settings;
}

}  // namespace participation::runtime
