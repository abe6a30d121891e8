#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "libs/database/database.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::events {

struct Event;

// Events written with the change that they tell of, so that both happen or neither does. One that no bus would take
// (event_limits.hpp) is refused with std::invalid_argument.
class Outbox {
 public:
  explicit Outbox(database::Transaction& transaction) : transaction_{transaction} {}

  // Adds an event about the aggregate `key`, which has come to `version` by it: 1 for the first event about it, then
  // one more for each. Call it after the aggregate's own row was written.
  void Add(std::string_view key, std::int64_t version, const google::protobuf::Message& event);

  // Adds many that Wrap made, with one statement and without a round trip for each.
  void AddAll(std::span<const Event> events);

 private:
  database::Transaction& transaction_;
};

// Makes the tables of outbox, inbox and dead letters in a module's database.
void MigrateEvents(database::Database& database);

}  // namespace participation::events
