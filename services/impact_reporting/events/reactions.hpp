#pragma once

namespace participation::clock {
class Clock;
}
namespace participation::events {
class Reactions;
}

namespace participation::impact_reporting {

// Everything that impact reporting counts or reports comes this way.
void ReactToWhatIsHeard(events::Reactions& reactions, const clock::Clock& clock);

// What impact reporting does when others tell something: that, and settling tellings.
void React(events::Reactions& reactions, const clock::Clock& clock);

}  // namespace participation::impact_reporting
