#include "libs/events/inbox.hpp"

#include <cstdio>

namespace participation::events {

void PruneInbox(database::Transaction& transaction, clock::Time time) {
  // An event's id begins with the milliseconds at which it was made, so it sorts by time.
  const auto millis = static_cast<unsigned long long>(clock::ToMicros(time) / 1000);
  char first_id[16];
  std::snprintf(first_id, sizeof first_id, "%08llx-%04llx", (millis >> 16) & 0xffffffffULL, millis & 0xffffULL);
  transaction.Execute("DELETE FROM inbox WHERE id < $1", {first_id});
}

}  // namespace participation::events
