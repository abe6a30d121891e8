#include "libs/events/inbox.hpp"

#include "libs/database/delete_some.hpp"

namespace participation::events {

std::vector<bool> EnterInbox(database::Transaction& transaction, std::span<const Event> events, clock::Time now) {
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(events.size());
  for (const Event& event : events) rows.push_back({event.id, clock::ToMicros(now)});
  std::vector<bool> news;
  news.reserve(events.size());
  for (const auto added :
       transaction.ExecuteMany("INSERT INTO inbox (id, arrival_time) VALUES ($1, $2) ON CONFLICT DO NOTHING", rows)) {
    news.push_back(added != 0);
  }
  return news;
}

InboxState ReadInboxState(database::Transaction& transaction) {
  // Two questions, each of which the index answers at one end.
  const auto rows = transaction.Execute(
      "SELECT coalesce((SELECT min(arrival_time) FROM inbox), 0), coalesce((SELECT max(arrival_time) FROM inbox), 0)");
  return {rows[0].Integer(0), rows[0].Integer(1)};
}

bool PruneInbox(database::Transaction& transaction, clock::Time time) {
  return database::DeleteSome(transaction, "inbox", "id", "arrival_time < $1", {clock::ToMicros(time)});
}

}  // namespace participation::events
