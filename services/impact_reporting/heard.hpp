#pragma once

#include "libs/projections/projection.hpp"

namespace participation::clock {
class Clock;
}

namespace participation::impact_reporting {

// All that is heard from other services, but for what became of tellings: everything that is counted and reported rests
// on it.
projections::Projection Heard(const clock::Clock& clock);

}  // namespace participation::impact_reporting
