#include "libs/events/bus.hpp"

#include <stdexcept>

#include "libs/events/kafka/exposes.hpp"
#include "libs/events/kafka/kafka_bus.hpp"
#include "libs/events/local_bus.hpp"

namespace participation::events {

std::unique_ptr<Bus> OpenBus(std::string_view url) {
  constexpr std::string_view kLocal = "local:";
  if (url.starts_with(kLocal) && url.size() > kLocal.size()) return OpenLocalBus(url.substr(kLocal.size()));
  if (url.starts_with("kafka://")) return kafka::OpenKafkaBus(url);
  // Not the URL itself, which may have a password in it.
  throw std::invalid_argument{"the URL of a bus may be local:<path> or kafka://broker[:port]"};
}

std::string WhatExposes(std::string_view url) { return url.starts_with("kafka://") ? kafka::WhatExposes(url) : ""; }

}  // namespace participation::events
