#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `demo`: plays a voice becoming a change on a platform that was just started, and saves the report of it.
void AddDemoCommand(CLI::App& app, Common& common);

}  // namespace participation::ctl
