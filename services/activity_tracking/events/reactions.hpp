#pragma once

namespace participation::clock {
class Clock;
}
namespace participation::events {
class Reactions;
}

namespace participation::activity_tracking {

// What activity tracking does when others tell something.
void React(events::Reactions& reactions, const clock::Clock& clock);

}  // namespace participation::activity_tracking
