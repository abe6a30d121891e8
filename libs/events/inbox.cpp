#include "libs/events/inbox.hpp"

#include <cstdio>

#include "libs/database/delete_some.hpp"

namespace participation::events {

bool EnterInbox(database::Transaction& transaction, const std::string& event_id) {
  const std::vector<std::vector<database::Parameter>> row{{event_id}};
  return transaction.ExecuteMany("INSERT INTO inbox (id) VALUES ($1) ON CONFLICT DO NOTHING", row)[0] != 0;
}

bool PruneInbox(database::Transaction& transaction, clock::Time time) {
  // An event's id begins with the milliseconds at which it was made, so it sorts by time.
  const auto millis = static_cast<unsigned long long>(clock::ToMicros(time) / 1000);
  char first_id[16];
  std::snprintf(first_id, sizeof first_id, "%08llx-%04llx", (millis >> 16) & 0xffffffffULL, millis & 0xffffULL);
  return database::DeleteSome(transaction, "inbox", "id", "id < $1", {first_id});
}

}  // namespace participation::events
