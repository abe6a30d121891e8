#pragma once

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::impact_reporting {

// Contributions looked at, and so the most tellings made, in one transaction.
inline constexpr std::size_t kTellingsAtOnce = 500;

// Whether there is an outcome whose contributors are not all found.
bool AreTellingsToBeMade(database::Transaction& transaction);

// Looks at some of the contributions behind the oldest outcome whose contributors are not all found, and makes each
// contributor due to be told. How far it got is kept with what it made, so that it goes on there after a crash. Tells
// whether there may be more to do.
bool MakeTellings(database::Transaction& transaction, clock::Time now);

}  // namespace participation::impact_reporting
