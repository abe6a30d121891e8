#pragma once

#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::events {

// Notes that an event is here, and tells whether that is news.
bool EnterInbox(database::Transaction& transaction, const std::string& event_id);

// Forgets some of the events that were made before `time`, and tells whether there may be more: one that came again
// after so long would take effect again.
bool PruneInbox(database::Transaction& transaction, clock::Time time);

}  // namespace participation::events
