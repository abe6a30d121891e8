#pragma once

namespace participation::clock {
class Clock;
}
namespace participation::events {
class Reactions;
}

namespace participation::impact_reporting {

// What impact reporting does when others tell something: everything that it counts or reports comes this way.
void React(events::Reactions& reactions, const clock::Clock& clock);

}  // namespace participation::impact_reporting
