#include "libs/projections/rebuilds.hpp"

#include "libs/id/id.hpp"

namespace participation::projections {
namespace {

constexpr database::Migration kMigrations[] = {{1, "0001_rebuilds", R"sql(
  CREATE TABLE rebuilds (
    projection TEXT NOT NULL PRIMARY KEY,
    rebuild_id TEXT NOT NULL,
    state BIGINT NOT NULL,  -- Rebuild::State
    events_read BIGINT NOT NULL,
    events_total BIGINT NOT NULL,
    reason TEXT NOT NULL,
    request_time BIGINT NOT NULL,
    end_time BIGINT NOT NULL);  -- 0 while it is under way
)sql"}};

constexpr std::string_view kSelectRebuilds =
    "SELECT projection, rebuild_id, state, events_read, events_total, reason, request_time, end_time FROM rebuilds";

Rebuild RebuildFrom(const database::Row& row) {
  const std::int64_t end = row.Integer(7);
  return {.id = row.Text(1),
          .projection = row.Text(0),
          .state = static_cast<Rebuild::State>(row.Integer(2)),
          .events_read = row.Integer(3),
          .events_total = row.Integer(4),
          .reason = row.Text(5),
          .request_time = clock::FromMicros(row.Integer(6)),
          .end_time = end == 0 ? std::nullopt : std::optional{clock::FromMicros(end)}};
}

std::optional<Rebuild> OnlyRebuildFrom(const database::Rows& rows) {
  return rows.empty() ? std::nullopt : std::optional{RebuildFrom(rows[0])};
}

}  // namespace

void Rebuilds::Migrate(database::Database& database) { database.Migrate("projections", kMigrations); }

std::vector<Rebuild> Rebuilds::List() {
  std::vector<Rebuild> rebuilds;
  for (const auto& row : transaction_.Execute(std::string{kSelectRebuilds} + " ORDER BY projection")) {
    rebuilds.push_back(RebuildFrom(row));
  }
  return rebuilds;
}

std::optional<Rebuild> Rebuilds::Find(const std::string& projection) {
  return OnlyRebuildFrom(transaction_.Execute(std::string{kSelectRebuilds} + " WHERE projection = $1", {projection}));
}

std::optional<Rebuild> Rebuilds::UnderWay() {
  return OnlyRebuildFrom(transaction_.Execute(std::string{kSelectRebuilds} + " WHERE state < $1 LIMIT 1",
                                              {static_cast<int>(Rebuild::State::kDone)}));
}

Rebuild Rebuilds::Request(const std::string& projection, clock::Time now) {
  Rebuild rebuild{.id = id::New(), .projection = projection, .reason = {}, .request_time = now, .end_time = {}};
  transaction_.Execute("DELETE FROM rebuilds WHERE projection = $1", {projection});
  transaction_.Execute(
      "INSERT INTO rebuilds (projection, rebuild_id, state, events_read, events_total, reason, request_time, end_time) "
      "VALUES ($1, $2, $3, 0, 0, '', $4, 0)",
      {projection, rebuild.id, static_cast<int>(rebuild.state), clock::ToMicros(now)});
  return rebuild;
}

bool Rebuilds::Save(const Rebuild& rebuild) {
  const std::int64_t end = rebuild.end_time ? clock::ToMicros(*rebuild.end_time) : 0;
  return !transaction_
              .Execute(
                  "UPDATE rebuilds SET state = $2, events_read = $3, events_total = $4, reason = $5, end_time = $6 "
                  "WHERE rebuild_id = $1 AND state < $7 RETURNING 1",
                  {rebuild.id, static_cast<int>(rebuild.state), rebuild.events_read, rebuild.events_total,
                   rebuild.reason, end, static_cast<int>(Rebuild::State::kDone)})
              .empty();
}

}  // namespace participation::projections
