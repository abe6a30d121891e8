#pragma once

#include <vector>

#include "libs/runtime/module.hpp"

namespace participation::runtime {

// The whole of a program's main(): reads the settings, runs the modules until SIGTERM or SIGINT, then drains; a second
// signal ends at once. Returns the exit code: 0, 1 for a failure at start, 2 for a command line that makes no sense.
int Run(int argc, char** argv, std::vector<Module> modules);

}  // namespace participation::runtime
