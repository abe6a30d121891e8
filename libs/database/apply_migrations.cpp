#include "libs/database/connection.hpp"

namespace participation::database {
namespace {

constexpr std::string_view kTable =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    "module TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (module, number))";

// Refuses tables that are newer than the program, or that other migrations made. Returns the last number applied.
int CheckApplied(const Rows& applied, std::string_view set, std::span<const Migration> migrations) {
  int last = 0;
  for (const Row& row : applied) {
    last = static_cast<int>(row.Integer(0));
    const std::string here = std::string{set} + " migration " + std::to_string(last) + " (" + row.Text(1) + ")";
    if (last > static_cast<int>(migrations.size())) {
      throw Incompatible{here +
                         " was applied by a newer version of this program: start that version, or restore an "
                         "older backup"};
    }
    if (migrations[last - 1].name != row.Text(1)) {
      throw Incompatible{here + " is called " + std::string{migrations[last - 1].name} +
                         " in this program: the "
                         "database belongs to another build"};
    }
  }
  return last;
}

}  // namespace

void ApplyMigrations(Connection& connection, std::string_view set, std::span<const Migration> migrations) {
  connection.BeginWrite();
  try {
    connection.Execute(kTable, {});
    const int last = CheckApplied(
        connection.Execute("SELECT number, name FROM schema_migrations WHERE module = $1 ORDER BY number", {{set}}),
        set, migrations);
    for (const Migration& migration : migrations.subspan(last)) {
      connection.Script(migration.sql);
      connection.Execute("INSERT INTO schema_migrations (module, number, name) VALUES ($1, $2, $3)",
                         {{set, migration.number, migration.name}});
    }
    connection.Commit();
  } catch (...) {
    connection.Rollback();
    throw;
  }
}

}  // namespace participation::database
