#pragma once

#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::events {

// Notes that an event is here since `now`, and tells whether that is news.
bool EnterInbox(database::Transaction& transaction, const std::string& event_id, clock::Time now);

// Forgets some of the events that came before `time`, however old they were then, and tells whether there may be more:
// one that came again after so long would take effect again.
bool PruneInbox(database::Transaction& transaction, clock::Time time);

}  // namespace participation::events
