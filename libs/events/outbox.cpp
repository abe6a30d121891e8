#include "libs/events/outbox.hpp"

#include <google/protobuf/message.h>

#include "libs/events/event.hpp"

namespace participation::events {
namespace {

constexpr database::Migration kMigrations[] = {{1, "0001_events", R"sql(
  CREATE TABLE outbox (
    position /*sqlite INTEGER*/ /*postgres BIGINT GENERATED ALWAYS AS IDENTITY*/ PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL,
    time BIGINT NOT NULL, traceparent TEXT NOT NULL, data BYTEA NOT NULL);
  CREATE TABLE inbox (id TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;
  CREATE TABLE dead_letters (
    id TEXT NOT NULL PRIMARY KEY,
    type TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL,
    time BIGINT NOT NULL, traceparent TEXT NOT NULL, data BYTEA NOT NULL,
    reason TEXT NOT NULL, attempts BIGINT NOT NULL, dead_time BIGINT NOT NULL);
)sql"}};

}  // namespace

void Outbox::Add(std::string_view key, std::int64_t version, const google::protobuf::Message& message) {
  const Event event = Wrap(key, version, message);
  AddAll({&event, 1});
}

void Outbox::AddAll(std::span<const Event> events) {
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(events.size());
  for (const Event& event : events) {
    rows.push_back({event.id, event.type, event.source, event.topic, event.key, event.version,
                    clock::ToMicros(event.time), event.traceparent, database::Bytes{event.data}});
  }
  transaction_.ExecuteMany(
      "INSERT INTO outbox (id, type, source, topic, key, version, time, traceparent, data) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      rows);
}

void MigrateEvents(database::Database& database) { database.Migrate("events", kMigrations); }

}  // namespace participation::events
