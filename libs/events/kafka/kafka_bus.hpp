#pragma once

#include <memory>
#include <string_view>

#include "libs/events/bus.hpp"

namespace participation::events::kafka {

// A bus on the brokers that a URL names. Throws std::exception, saying what to do, if the URL makes no sense, no broker
// answers within 10 s, or a topic is not as it must be.
std::unique_ptr<Bus> OpenKafkaBus(std::string_view url);

}  // namespace participation::events::kafka
