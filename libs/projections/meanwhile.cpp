#include "libs/projections/meanwhile.hpp"

#include <algorithm>

#include "libs/events/applied_log.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/projections/shadow.hpp"

namespace participation::projections {
namespace {

constexpr std::size_t kCaughtUpAtOnce = 500;

// What the module was handed and has not noted, it was handed before.
bool WasHandedBefore(database::Transaction& snapshot, const std::string& event_id) {
  return !snapshot
              .Execute("SELECT 1 FROM inbox WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM applied_events WHERE id = $1)",
                       {event_id})
              .empty();
}

}  // namespace

std::vector<bool> ChooseApplied(database::Database& database, std::span<const events::Event> events,
                                const std::vector<bool>& settled) {
  std::vector<bool> chosen = settled;
  if (std::ranges::find(chosen, false) == chosen.end()) return chosen;
  database.Read([&](database::Transaction& snapshot) {
    events::DeadLetters letters{snapshot};
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (chosen[i]) continue;
      chosen[i] = WasHandedBefore(snapshot, events[i].id) && !letters.HasNoEffect(events[i].id);
    }
  });
  return chosen;
}

bool CatchUpSome(database::Transaction& transaction, std::int64_t& position, Shadow& shadow) {
  std::vector<events::Event> events;
  position = events::AppliedLog{transaction}.Read(position, kCaughtUpAtOnce, events);
  shadow.CatchUp(events);
  return events.size() == kCaughtUpAtOnce;
}

// A little at a time: others want to write too.
void ClearNotes(database::Database& database) {
  for (bool more = true; more;) {
    database.Write([&](database::Transaction& transaction) {
      more = events::AppliedLog{transaction}.Clear();
      return true;
    });
  }
}

}  // namespace participation::projections
