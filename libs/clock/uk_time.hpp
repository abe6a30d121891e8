#pragma once

#include "libs/clock/clock.hpp"

namespace participation::clock {

// What the clocks of the United Kingdom show at a moment, as if it were UTC: an hour more from 01:00 UTC on the last
// Sunday of March until 01:00 UTC on the last Sunday of October (Summer Time Act 1972, as amended in 2002). For people.
Time OnUkClocks(Time time);

}  // namespace participation::clock
