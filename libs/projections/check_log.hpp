#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/events/bus.hpp"
#include "libs/projections/projection.hpp"

namespace participation::projections {

// Whether a topic still holds its first event: FAILED_PRECONDITION, saying what to do, if not.
absl::Status CheckHeld(const std::string& topic, const events::Standing& standing);

// The same of all topics that a projection is made of. Asks the bus, which may take a while.
absl::Status CheckLog(events::Bus& bus, const std::string& module, const Projection& projection);

}  // namespace participation::projections
