#pragma once

#include <cstddef>

#include "libs/clock/clock.hpp"

namespace participation::database {
class Database;
}

namespace participation::activity_tracking {

// How much is opened or closed in one transaction.
inline constexpr std::size_t kMostDue = 100;

// Opens and closes what is due, and tells whether there may be more. Looks before it writes, so that it may be called
// often.
bool KeepCalendar(database::Database& database, clock::Time now);

}  // namespace participation::activity_tracking
