#pragma once

#include <CLI/App.hpp>
#include <memory>
#include <string>
#include <vector>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// The whole of `participationctl`: its commands and flags, ready to parse. `common` must live as long.
std::unique_ptr<CLI::App> MakeCommandLine(Common& common);

// Parses and does what was asked for; returns the exit code.
int RunCommandLine(int argc, char** argv);

}  // namespace participation::ctl
