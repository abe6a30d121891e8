#pragma once

#include <CLI/App.hpp>
#include <string>

namespace participation::ctl {

// A script for bash that completes commands and flags: `source <(participationctl completion bash)`.
std::string BashCompletion(const CLI::App& app);

}  // namespace participation::ctl
