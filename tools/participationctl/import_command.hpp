#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `feedback import FILE --mapping NAME`: sends a file of feedback with a progress bar, goes on by itself after a
// break, and reports what became of every row.
void AddImportCommand(CLI::App& app, Common& common);

}  // namespace participation::ctl
