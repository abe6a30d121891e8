#pragma once

#include <cstddef>

namespace participation::database {
class Database;
}

namespace participation::activity_tracking {

// How many are told in one transaction.
inline constexpr std::size_t kMostToldAtOnce = 1000;

// Tells, for the next of those who are registered for an engagement event that was moved or called off, how it stands,
// and whether there may be more to tell. Behind the change and not with it: an activity that is cancelled may have two
// hundred events with twenty thousand people each. Looks before it writes, so that it may be called often.
bool TellRegistered(database::Database& database);

}  // namespace participation::activity_tracking
