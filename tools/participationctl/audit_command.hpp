#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `audit export`, which brings the records of what was done to files, and `audit list`, `audit prove` and `audit
// verify`, which need nothing but those files. Beside them stand the RPCs of the record.
void AddAuditCommands(CLI::App& app, Common& common);

}  // namespace participation::ctl
