#pragma once

#include "libs/runtime/module.hpp"

namespace participation::impact_reporting {

// The chain from voice to change, and what can be reported of it.
runtime::Module ImpactReportingModule();

}  // namespace participation::impact_reporting
