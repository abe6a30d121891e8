#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `login`: gets a token from an identity server and keeps it in a file for --token-file.
void AddLoginCommand(CLI::App& app, Common& common);

}  // namespace participation::ctl
