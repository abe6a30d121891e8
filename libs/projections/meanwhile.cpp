#include "libs/projections/meanwhile.hpp"

#include <set>
#include <string>

#include "libs/database/select_among.hpp"
#include "libs/events/applied_log.hpp"
#include "libs/projections/shadow.hpp"

namespace participation::projections {
namespace {

constexpr std::size_t kCaughtUpAtOnce = 500;

std::set<std::string> IdsAmong(database::Transaction& snapshot, std::string_view sql,
                               std::span<const database::Parameter> among) {
  std::set<std::string> ids;
  for (const auto& row : database::SelectAmong(snapshot, sql, {}, among)) ids.insert(row.Text(0));
  return ids;
}

}  // namespace

// What the module was handed and has not noted, it was handed before.
std::vector<bool> ChooseApplied(database::Database& database, std::span<const events::Event> events,
                                const std::vector<bool>& settled) {
  std::vector<bool> chosen = settled;
  std::vector<database::Parameter> open;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!settled[i]) open.emplace_back(events[i].id);
  }
  if (open.empty()) return chosen;
  database.Read([&](database::Transaction& snapshot) {
    const auto handed_before = IdsAmong(snapshot,
                                        "SELECT id FROM inbox WHERE id IN (?) AND NOT EXISTS (SELECT 1 FROM "
                                        "applied_events WHERE applied_events.id = inbox.id)",
                                        open);
    const auto set_aside = IdsAmong(snapshot, "SELECT id FROM dead_letters WHERE id IN (?)", open);
    const auto dropped = IdsAmong(snapshot, "SELECT id FROM dropped_events WHERE id IN (?)", open);
    for (std::size_t i = 0; i < events.size(); ++i) {
      const std::string& id = events[i].id;
      chosen[i] = settled[i] || (handed_before.contains(id) && !set_aside.contains(id) && !dropped.contains(id));
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

}  // namespace participation::projections
