#include <openssl/sha.h>

#include <array>
#include <stdexcept>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/database/connection.hpp"

namespace participation::database {
namespace {

constexpr std::string_view kTable =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    "module TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (module, "
    "number))";

std::string HashOf(const Migration& migration) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(migration.sql.data()), migration.sql.size(), hash.data());
  std::string text;
  for (const unsigned char byte : hash) absl::StrAppend(&text, absl::Hex(byte, absl::kZeroPad2));
  return text;
}

std::string NameOf(const std::string& set, int number, std::string_view name) {
  return absl::StrCat(set, " migration ", number, " (", std::string{name}, ")");
}

// Refuses tables that are newer than the program, or that other migrations made. Returns the last number applied.
int CheckApplied(const Rows& applied, const std::string& set, std::span<const Migration> migrations) {
  int last = 0;
  for (const Row& row : applied) {
    last = static_cast<int>(row.Integer(0));
    const std::string here = NameOf(set, last, row.Text(1));
    if (last > static_cast<int>(migrations.size())) {
      throw Incompatible{here +
                         " was applied by a newer version of this program: start that version, or restore an "
                         "older backup"};
    }
    const Migration& migration = migrations[last - 1];
    if (migration.name != row.Text(1) || HashOf(migration) != row.Text(2)) {
      throw Incompatible{here + " is not the migration " + std::string{migration.name} +
                         " of this program: the database belongs to another build; start that build, or begin with an "
                         "empty database"};
    }
  }
  return last;
}

// The name of the database and of the set of migrations.
std::string PlaceOf(Connection& connection, std::string_view set) {
  return connection.Name() + ": " + std::string{set};
}

void Apply(Connection& connection, std::string_view set, const Migration& migration) {
  const auto problem = [&](const std::exception& what) {
    return absl::StrCat(NameOf(PlaceOf(connection, set), migration.number, migration.name),
                        " cannot be applied: ", what.what());
  };
  try {
    connection.Script(migration.sql);
  } catch (const Unavailable& away) {
    throw Unavailable{problem(away)};
  } catch (const std::exception& refused) {
    throw Incompatible{problem(refused) +
                       ": the tables are not as this program leaves them. Restore a backup, or begin with an empty "
                       "database"};
  }
  connection.Execute("INSERT INTO schema_migrations (module, number, name, hash) VALUES ($1, $2, $3, $4)",
                     {{set, migration.number, migration.name, HashOf(migration)}});
}

// The last number applied.
int LastApplied(Connection& connection, std::string_view set, std::span<const Migration> migrations) {
  return CheckApplied(
      connection.Execute("SELECT number, name, hash FROM schema_migrations WHERE module = $1 ORDER BY number", {{set}}),
      PlaceOf(connection, set), migrations);
}

// Asked first, since it waits for nobody: a replica starts beside others that write all the time.
bool IsUpToDate(Connection& connection, std::string_view set, std::span<const Migration> migrations) {
  connection.BeginRead();
  try {
    const int last = LastApplied(connection, set, migrations);
    connection.Rollback();
    return last == static_cast<int>(migrations.size());
  } catch (const std::logic_error&) {  // there is no such table yet
    connection.Rollback();
    return false;
  } catch (...) {
    connection.Rollback();
    throw;
  }
}

}  // namespace

void ApplyMigrations(Connection& connection, std::string_view set, std::span<const Migration> migrations) {
  if (IsUpToDate(connection, set, migrations)) return;
  connection.BeginWrite();
  try {
    connection.Execute(kTable, {});
    const int last = LastApplied(connection, set, migrations);
    for (const Migration& migration : migrations.subspan(last)) Apply(connection, set, migration);
    connection.Commit();
  } catch (...) {
    connection.Rollback();
    throw;
  }
}

}  // namespace participation::database
