#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace participation::ctl {

// A script for bash that completes commands and flags: `source <(participationctl completion bash)`.
std::string BashCompletion(const CLI::App& app);

// Lets the option take these words only; help shows them and completion offers them.
void LimitTo(CLI::Option& option, const std::vector<std::string>& words);

}  // namespace participation::ctl
