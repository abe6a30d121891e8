#include "libs/events/outbox.hpp"

#include <google/protobuf/message.h>

#include "libs/events/event_columns.hpp"
#include "libs/events/event_limits.hpp"

namespace participation::events {
namespace {

constexpr database::Migration kMigrations[] = {{1, "0001_events", R"sql(
  CREATE TABLE outbox (
    position /*sqlite INTEGER*/ /*postgres BIGINT GENERATED ALWAYS AS IDENTITY*/ PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL,
    time BIGINT NOT NULL, traceparent TEXT NOT NULL, data BYTEA NOT NULL);
  CREATE TABLE inbox (id TEXT NOT NULL PRIMARY KEY, arrival_time BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
  CREATE INDEX inbox_by_arrival ON inbox (arrival_time);
  CREATE TABLE dead_letters (
    position /*sqlite INTEGER*/ /*postgres BIGINT GENERATED ALWAYS AS IDENTITY*/ PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL,
    time BIGINT NOT NULL, traceparent TEXT NOT NULL, data BYTEA NOT NULL,
    state BIGINT NOT NULL,        -- DeadLetter::State
    reason TEXT NOT NULL, attempts BIGINT NOT NULL, arrival_time BIGINT NOT NULL,
    retry_time BIGINT NOT NULL);  -- 0 unless it is tried again
  CREATE INDEX dead_letters_by_key ON dead_letters (key, topic, position);
  CREATE INDEX dead_letters_by_state ON dead_letters (state, retry_time);
  CREATE TABLE dropped_events (id TEXT NOT NULL PRIMARY KEY) /*sqlite WITHOUT ROWID*/;
  CREATE TABLE applied_log_open (is_open BIGINT NOT NULL PRIMARY KEY);
  CREATE TABLE applied_events (  -- no position is given twice, also when it was emptied
    position /*sqlite INTEGER PRIMARY KEY AUTOINCREMENT*/ /*postgres BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY*/,
    id TEXT NOT NULL,
    type TEXT NOT NULL, source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL,
    time BIGINT NOT NULL, traceparent TEXT NOT NULL, data BYTEA NOT NULL);
  CREATE INDEX applied_events_by_id ON applied_events (id);
)sql"}};

}  // namespace

void Outbox::Add(std::string_view key, std::int64_t version, const google::protobuf::Message& message) {
  const Event event = Wrap(key, version, message);
  AddAll({&event, 1});
}

void Outbox::AddAll(std::span<const Event> events) {
  RequireSound(events);  // one that no bus takes would hold up all that follow
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(events.size());
  for (const Event& event : events) rows.push_back(ColumnsOf(event));
  transaction_.ExecuteMany(
      "INSERT INTO outbox (" + std::string{kEventColumns} + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", rows);
}

void MigrateEvents(database::Database& database) { database.Migrate("events", kMigrations); }

}  // namespace participation::events
