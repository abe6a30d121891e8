#pragma once

#include <memory>
#include <string_view>

#include "libs/events/bus.hpp"

namespace participation::events {

// A bus in one file, for the services of one process. It drops an event whose id it has already.
std::unique_ptr<Bus> OpenLocalBus(std::string_view path);

}  // namespace participation::events
