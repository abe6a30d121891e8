#include "libs/events/applied_log.hpp"

#include <stdexcept>
#include <string>

#include "libs/database/delete_some.hpp"
#include "libs/events/event_columns.hpp"

namespace participation::events {

void AppliedLog::Open() {
  if (!transaction_.Execute("SELECT 1 FROM applied_events LIMIT 1").empty()) {
    throw std::logic_error{"the log of what was applied is opened again before it is cleared"};
  }
  transaction_.Execute("INSERT INTO applied_log_open (is_open) VALUES (1)");
}

void AppliedLog::Close() { transaction_.Execute("DELETE FROM applied_log_open"); }

bool AppliedLog::Clear() {
  return !IsOpen() && database::DeleteSome(transaction_, "applied_events", "position", "position > 0", {});
}

void AppliedLog::Forget(std::int64_t position) {
  transaction_.Execute("DELETE FROM applied_events WHERE position <= $1", {position});
}

bool AppliedLog::IsOpen() { return !transaction_.Execute("SELECT 1 FROM applied_log_open").empty(); }

void AppliedLog::Add(std::span<const Event> events) {
  if (events.empty() || !IsOpen()) return;
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(events.size());
  for (const Event& event : events) rows.push_back(ColumnsOf(event));
  transaction_.ExecuteMany(
      "INSERT INTO applied_events (" + std::string{kEventColumns} + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      rows);
}

std::int64_t AppliedLog::Read(std::int64_t position, std::size_t most, std::vector<Event>& events) {
  return ReadEvents(transaction_, "applied_events", "", position, most, events);
}

}  // namespace participation::events
