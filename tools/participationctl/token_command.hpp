#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `token make-development`: a token of an issuer for trials, which a server takes on its own machine only.
void AddTokenCommand(CLI::App& app, Common& common);

}  // namespace participation::ctl
