#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `report`: saves what an organisation heard, decided and changed in a period as HTML, CSV or JSON.
void AddReportCommand(CLI::App& app, Common& common);

}  // namespace participation::ctl
