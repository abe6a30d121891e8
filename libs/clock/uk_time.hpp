#pragma once

#include <string>

#include "libs/clock/clock.hpp"

namespace participation::clock {

// What the clocks of the United Kingdom show at a moment, as if it were UTC: an hour more from 01:00 UTC on the last
// Sunday of March until 01:00 UTC on the last Sunday of October (Summer Time Act 1972, as amended in 2002). For people.
Time OnUkClocks(Time time);

// The calendar date there at a moment: "2026-07-01" from 23:00 UTC on 30 June. What people call today.
std::string UkDateOf(Time time);

}  // namespace participation::clock
