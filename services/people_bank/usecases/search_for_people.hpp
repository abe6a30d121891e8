#pragma once

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::people_bank {

// Does the next piece of the search for people whom opportunities suit, and tells whether there may be more to do.
//
// First everybody who suits is looked at, in order of their ids and a thousand at a time, and the best are kept: those
// of whom most interests match, and a lot among equals. Looking reads a snapshot and holds nobody up. Once all have
// been looked at, the best are invited, a hundred at a time, each checked again. Whoever registers behind the place
// reached is looked at too, whoever comes later is not.
bool SearchForPeople(database::Database& database, clock::Time now);

}  // namespace participation::people_bank
