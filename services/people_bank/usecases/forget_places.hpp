#pragma once

#include <chrono>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::people_bank {

// How long a place is kept after its event is over, in case the time was wrong and is corrected.
inline constexpr std::chrono::days kPlaceKept{7};

// Forgets some of the places at what is over, and tells whether there may be more. Looks before it writes, so that it
// may be called often.
bool ForgetPlaces(database::Database& database, clock::Time now);

}  // namespace participation::people_bank
