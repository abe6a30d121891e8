#include "libs/events/kafka/url.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

namespace participation::events::kafka {
namespace {

constexpr std::string_view kScheme = "kafka://";
constexpr std::size_t kLongestName = 100;

[[noreturn]] void RefuseUrl(const std::string& why) {
  throw std::invalid_argument{"the URL of a Kafka bus is kafka://broker[:port][,broker[:port]...][?name=value&...]: " +
                              why};
}

std::vector<std::string_view> SplitAt(char separator, std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool HasOnly(std::string_view text, std::string_view others) {
  return std::ranges::all_of(text, [others](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
  });
}

// "[::1]" is a host, too.
std::string WithPort(std::string_view broker) {
  if (broker.find('@') != std::string_view::npos) RefuseUrl("a user and a password go to the file that ?config= names");
  const std::size_t colon = broker.find(':', broker.starts_with('[') ? broker.find(']') : 0);
  const std::string_view host = broker.substr(0, colon);
  const std::string_view port = colon == std::string_view::npos ? "9092" : broker.substr(colon + 1);
  const bool is_port = !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == port.npos;
  if (host.empty() || !HasOnly(host, ".-_[]:") || !is_port || std::stoi(std::string{port}) > 65535) {
    RefuseUrl("one of its brokers is no host[:port]");
  }
  return std::string{host} + ":" + std::string{port};
}

std::string Brokers(std::string_view text) {
  if (text.ends_with('/')) text.remove_suffix(1);
  std::string brokers;
  for (const std::string_view broker : SplitAt(',', text)) {
    brokers += (brokers.empty() ? "" : ",") + WithPort(broker);
  }
  return brokers;
}

}  // namespace

Url ParseUrl(std::string_view text) {
  if (!text.starts_with(kScheme)) RefuseUrl("it must begin so");
  text.remove_prefix(kScheme.size());
  const std::size_t question = text.find('?');
  Url url{.brokers = Brokers(text.substr(0, question)), .config = {}, .prefix = {}, .instance = {}, .topics = {}};
  const std::map<std::string_view, std::string*> known{
      {"config", &url.config}, {"prefix", &url.prefix}, {"instance", &url.instance}, {"topics", &url.topics}};
  if (question != std::string_view::npos) {
    for (const std::string_view parameter : SplitAt('&', text.substr(question + 1))) {
      const std::size_t equals = parameter.find('=');
      const auto found = known.find(parameter.substr(0, equals));
      if (found == known.end() || equals == std::string_view::npos || equals + 1 == parameter.size()) {
        RefuseUrl("after the question mark may stand config=FILE, prefix=NAME, instance=NAME and topics=FILE");
      }
      *found->second = parameter.substr(equals + 1);
    }
  }
  for (const std::string& name : {url.prefix, url.instance}) {
    if (name.size() > kLongestName || !HasOnly(name, "._-")) {
      RefuseUrl("a prefix and an instance have at most 100 letters, digits, dots, underscores and dashes");
    }
  }
  return url;
}

}  // namespace participation::events::kafka
