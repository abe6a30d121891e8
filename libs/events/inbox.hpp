#pragma once

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::events {

// Forgets the events that were published before `time`: one that came again after so long would take effect again.
void PruneInbox(database::Transaction& transaction, clock::Time time);

}  // namespace participation::events
