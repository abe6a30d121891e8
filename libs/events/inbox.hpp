#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/events/event.hpp"

namespace participation::events {

// Notes that events are here since `now`, and tells of each whether that is news.
std::vector<bool> EnterInbox(database::Transaction& transaction, std::span<const Event> events, clock::Time now);

// When the events came whose ids are remembered: from the first to the last, 0 if there are none.
struct InboxState {
  std::int64_t oldest_micros = 0;
  std::int64_t last_micros = 0;
};

// Costs the same however many there are.
InboxState ReadInboxState(database::Transaction& transaction);

// Forgets some of the events that came before `time`, however old they were then, and tells whether there may be more:
// one that came again after so long would take effect again.
bool PruneInbox(database::Transaction& transaction, clock::Time time);

}  // namespace participation::events
