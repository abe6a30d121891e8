#pragma once

#include <span>

#include "libs/runtime/module.hpp"

namespace participation::runtime {

class Settings;

// Throws std::exception, naming the setting and what it may be, unless the settings make sense together, for these
// modules and on this machine as it is: before anything is opened.
void RequireSound(const Settings& settings, std::span<const Module> modules);

}  // namespace participation::runtime
