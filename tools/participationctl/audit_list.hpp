#pragma once

#include <string>

#include "libs/audit/filter.hpp"
#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// What `audit list` is asked for.
struct AuditList {
  std::string folder;
  std::string module;  // empty: of all
  audit::Filter filter;
};

// Prints the exported entries that are looked for. Returns the exit code.
int ListAudit(const AuditList& asked, const Common& common);

}  // namespace participation::ctl
