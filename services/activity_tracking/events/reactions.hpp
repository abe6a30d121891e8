#pragma once

namespace participation::clock {
class Clock;
}
namespace participation::events {
class Reactions;
}

namespace participation::activity_tracking {

// Keeps the action plan: the decisions and commitments of others.
void ReactToDecisions(events::Reactions& reactions);

// What activity tracking does when others tell something: that, and more.
void React(events::Reactions& reactions, const clock::Clock& clock);

}  // namespace participation::activity_tracking
