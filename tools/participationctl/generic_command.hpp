#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds a command for each RPC of each service, with a flag for each field of its request.
void AddGenericCommands(CLI::App& app, Common& common);

}  // namespace participation::ctl
