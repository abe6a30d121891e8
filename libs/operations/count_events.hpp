#pragma once

#include <string>

#include "libs/events/reactor.hpp"

namespace participation::metrics {
class Registry;
}

namespace participation::operations {

// Counts what becomes of a module's events, as participation_events_total{module,type,outcome}. The result is to be
// called by one thread at a time.
events::Observer CountEvents(const std::string& module, metrics::Registry& registry);

}  // namespace participation::operations
