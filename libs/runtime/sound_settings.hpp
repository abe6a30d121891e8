#pragma once

#include <span>

#include "libs/runtime/module.hpp"

namespace participation::events {
class Bus;
}

namespace participation::runtime {

class Settings;

// Throws std::exception, naming the setting and what it may be, unless the settings make sense together, for these
// modules and on this machine as it is: before anything is opened.
void RequireSound(const Settings& settings, std::span<const Module> modules);

// Throws std::invalid_argument, with what to change, if a module would forget that it has had an event before the bus
// forgets the event.
void RequireInboxOutlives(const Settings& settings, const events::Bus& bus);

}  // namespace participation::runtime
