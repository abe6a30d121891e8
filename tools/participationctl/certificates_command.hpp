#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `certificates make-development`: an authority for trials, thrown away once it has vouched for a server and a
// client.
void AddCertificatesCommand(CLI::App& app, Common& common);

}  // namespace participation::ctl
