#include "libs/events/inbox.hpp"

#include "libs/database/delete_some.hpp"

namespace participation::events {

bool EnterInbox(database::Transaction& transaction, const std::string& event_id, clock::Time now) {
  const std::vector<std::vector<database::Parameter>> row{{event_id, clock::ToMicros(now)}};
  return transaction.ExecuteMany("INSERT INTO inbox (id, arrival_time) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                                 row)[0] != 0;
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
