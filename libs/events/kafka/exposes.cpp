#include "libs/events/kafka/exposes.hpp"

#include <sstream>

#include "libs/events/kafka/properties.hpp"
#include "libs/events/kafka/url.hpp"
#include "libs/text/loopback.hpp"

namespace participation::events::kafka {
namespace {

bool AreOnThisMachine(const std::string& brokers) {
  std::istringstream list{brokers};
  std::string broker;
  while (std::getline(list, broker, ',')) {
    if (!text::IsLoopbackHost(broker.substr(0, broker.rfind(':')))) return false;
  }
  return true;
}

}  // namespace

std::string WhatExposes(std::string_view url) {
  const Url said = ParseUrl(url);
  if (AreOnThisMachine(said.brokers)) return "";
  const Properties properties = said.config.empty() ? Properties{} : ReadProperties(said.config);
  const auto protocol = properties.find("security.protocol");
  if (protocol != properties.end() && (protocol->second == "ssl" || protocol->second == "sasl_ssl" ||
                                       protocol->second == "SSL" || protocol->second == "SASL_SSL")) {
    return "";
  }
  return "add ?config=<file> with security.protocol=ssl, or sasl_ssl, and ssl.ca.location=<file>";
}

}  // namespace participation::events::kafka
