#pragma once

#include <cstddef>
#include <string>

#include "libs/clock/clock.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// How many opportunities, consultations and coming engagement events an activity may have open at a time, so that its
// end is one transaction.
inline constexpr std::size_t kMostOpenParts = 200;

// Leaves nothing open of an activity that is over: opportunities and consultations close; consultations not yet open,
// and engagement events not yet begun, are cancelled.
void EndParts(database::Transaction& transaction, const std::string& activity_id, clock::Time now);

}  // namespace participation::activity_tracking
