#include "libs/audit/log.hpp"

namespace participation::audit {
namespace {

// What the database refuses also to whoever has it open: on PostgreSQL to the role (which could give itself the right
// back) and, by triggers, to a superuser who does not mean to. Whoever gets around that is seen: that is what the tree
// is for.
constexpr database::Migration kMigrations[] = {{1, "0001_audit", R"sql(
  CREATE TABLE audit_entries (
    position /*sqlite INTEGER*/ /*postgres BIGINT*/ PRIMARY KEY,  -- from 0, without a gap
    data BYTEA NOT NULL);                                         -- v1.AuditEntry: what is in the tree
  CREATE TABLE audit_people (
    person TEXT NOT NULL, position BIGINT NOT NULL, PRIMARY KEY (person, position)) /*sqlite WITHOUT ROWID*/;
  CREATE TABLE audit_nodes (  -- hashes of the full subtrees of 256, 65,536 and more entries
    level BIGINT NOT NULL, node BIGINT NOT NULL, hash BYTEA NOT NULL,
    PRIMARY KEY (level, node)) /*sqlite WITHOUT ROWID*/;
  CREATE TABLE audit_checkpoints (
    size /*sqlite INTEGER*/ /*postgres BIGINT*/ PRIMARY KEY,
    number BIGINT NOT NULL,  -- 1 2 3 …
    note TEXT NOT NULL);
  /*sqlite
  CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_entries_never_change BEFORE UPDATE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_checkpoints_stay BEFORE DELETE ON audit_checkpoints
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_checkpoints_never_change BEFORE UPDATE ON audit_checkpoints
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
  */
  /*postgres
  CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the audit log is append-only''; END';
  CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
  CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
  REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries, audit_checkpoints FROM CURRENT_USER;
  */
)sql"}};

}  // namespace

// Without asking for the last position first, which on a server would be a round trip more.
void Log::Append(const NewEntry& entry) {
  transaction_.Execute(
      "INSERT INTO audit_entries (position, data) SELECT coalesce(max(position) + 1, 0), $1 FROM audit_entries",
      {database::Bytes{entry.bytes}});
  if (entry.people.empty()) return;
  std::vector<std::vector<database::Parameter>> people;
  for (const std::string& person : entry.people) people.push_back({person});
  transaction_.ExecuteMany("INSERT INTO audit_people (person, position) SELECT $1, max(position) FROM audit_entries",
                           people);
}

void Log::Append(std::span<const NewEntry> entries) {
  if (entries.size() == 1) return Append(entries.front());
  std::vector<std::vector<database::Parameter>> rows;
  std::vector<std::vector<database::Parameter>> people;
  std::int64_t position = Size();
  rows.reserve(entries.size());
  for (const NewEntry& entry : entries) {
    rows.push_back({position, database::Bytes{entry.bytes}});
    for (const std::string& person : entry.people) people.push_back({person, position});
    ++position;
  }
  transaction_.ExecuteMany("INSERT INTO audit_entries (position, data) VALUES ($1, $2)", rows);
  if (!people.empty()) {
    transaction_.ExecuteMany("INSERT INTO audit_people (person, position) VALUES ($1, $2)", people);
  }
}

// An index tells the last one at once. Writers take turns, whatever the database: so it is the last until this commits.
std::int64_t Log::Size() {
  return transaction_.Execute("SELECT coalesce(max(position) + 1, 0) FROM audit_entries").front().Integer(0);
}

void Log::ForEach(std::int64_t begin, std::int64_t end, const See& see) {
  const std::vector<database::Parameter> values{begin, end};
  transaction_.ForEach(
      "SELECT position, data FROM audit_entries WHERE position >= $1 AND position < $2 ORDER BY position", values,
      [&](const database::RowView& row) { see(row.Integer(0), row.Text(1)); });
}

std::optional<std::string> Log::Find(std::int64_t position) {
  const auto rows = transaction_.Execute("SELECT data FROM audit_entries WHERE position = $1", {position});
  return rows.empty() ? std::nullopt : std::optional{rows.front().Text(0)};
}

void Log::ForEachAbout(std::string_view person, std::int64_t begin, std::int64_t end, std::int64_t limit,
                       const See& see) {
  const std::vector<database::Parameter> values{person, begin, end, limit};
  transaction_.ForEach(
      "SELECT entry.position, entry.data FROM audit_people AS about "
      "JOIN audit_entries AS entry ON entry.position = about.position "
      "WHERE about.person = $1 AND about.position >= $2 AND about.position < $3 ORDER BY about.position LIMIT $4",
      values, [&](const database::RowView& row) { see(row.Integer(0), row.Text(1)); });
}

void MigrateAudit(database::Database& database) { database.Migrate("audit", kMigrations); }

}  // namespace participation::audit
