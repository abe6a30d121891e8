#include "libs/events/kafka/properties.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "libs/log/scrub.hpp"
#include "libs/text/utf8.hpp"

namespace participation::events::kafka {
namespace {

constexpr std::size_t kLargestFile = 64 * 1024;
constexpr std::size_t kShortestMasked = 3;

constexpr std::string_view kAllowed[] = {"broker.address.family",
                                         "client.dns.lookup",
                                         "client.rack",
                                         "compression.level",
                                         "compression.type",
                                         "connections.max.idle.ms",
                                         "heartbeat.interval.ms",
                                         "metadata.max.age.ms",
                                         "security.protocol",
                                         "session.timeout.ms",
                                         "socket.connection.setup.timeout.ms",
                                         "socket.keepalive.enable",
                                         "socket.timeout.ms"};
constexpr std::string_view kAllowedBeginnings[] = {"sasl.", "ssl."};
// Their values are words that librdkafka uses as well.
constexpr std::string_view kShown[] = {"sasl.mechanism", "sasl.mechanisms", "security.protocol"};

bool IsAllowed(std::string_view name) {
  return std::ranges::find(kAllowed, name) != std::end(kAllowed) ||
         std::ranges::any_of(kAllowedBeginnings, [name](std::string_view begin) { return name.starts_with(begin); });
}

// Names are shown only if they look like one: somebody may have put a password there.
bool IsPropertyName(std::string_view text) {
  return text.size() <= 60 && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '.'; });
}

std::string AllAllowed() {
  std::string names = "ssl.*, sasl.*";
  for (const std::string_view name : kAllowed) names += ", " + std::string{name};
  return names;
}

std::string ReadWhole(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::string text(kLargestFile + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file && !file.eof()) throw std::invalid_argument{"cannot read the file that ?config= names"};
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kLargestFile) throw std::invalid_argument{"the file that ?config= names has more than 64 KB"};
  return text;
}

void AddLine(std::string_view line, std::size_t number, Properties& properties) {
  line = text::Trim(line);
  if (line.empty() || line.starts_with('#')) return;
  const std::string where = "line " + std::to_string(number) + " of the file that ?config= names ";
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) throw std::invalid_argument{where + "is not of the form name=value"};
  const std::string name{text::Trim(line.substr(0, equals))};
  if (!IsAllowed(name)) {
    throw std::invalid_argument{where + "sets " + (IsPropertyName(name) ? "`" + name + "`" : "something") +
                                ", which is not to be set there; these are: " + AllAllowed()};
  }
  if (!properties.emplace(name, text::Trim(line.substr(equals + 1))).second) {
    throw std::invalid_argument{where + "sets `" + name + "` again: keep one of the two"};
  }
}

}  // namespace

Properties ReadProperties(const std::string& file) {
  Properties properties;
  const std::string text = ReadWhole(file);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    AddLine(std::string_view{text}.substr(begin, end - begin), ++number, properties);
    begin = end + 1;
  }
  return properties;
}

std::string Mask(std::string text, const Properties& properties) {
  for (const auto& [name, value] : properties) {
    if (value.size() < kShortestMasked || std::ranges::find(kShown, name) != std::end(kShown)) continue;
    for (auto at = text.find(value); at != std::string::npos; at = text.find(value, at + log::kMasked.size())) {
      text.replace(at, value.size(), log::kMasked);
    }
  }
  return text;
}

}  // namespace participation::events::kafka
