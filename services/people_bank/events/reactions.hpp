#pragma once

namespace participation::clock {
class Clock;
}
namespace participation::events {
class Reactions;
}

namespace participation::people_bank {

// What the People Bank does when others tell something.
void React(events::Reactions& reactions, const clock::Clock& clock);

}  // namespace participation::people_bank
