#include "libs/database/postgres/require_home.hpp"

namespace participation::database::postgres {
namespace {

// Texts sort by their bytes, as in the other database and in the program.
constexpr std::string_view kWhereAmI =
    "SELECT coalesce(current_schema(), ''), datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8'), "
    "pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()";

}  // namespace

void RequireHome(Connection& connection) {
  const Rows rows = connection.Execute(kWhereAmI);
  if (rows.at(0).Text(0).empty()) {
    throw Unavailable{connection.Name() +
                      ": the role has no schema of its own there: make one of the role's name (see "
                      "deploy/postgres/), or name one in the URL with ?options=-csearch_path%3D<schema>"};
  }
  if (!rows[0].Boolean(1) || rows[0].Text(2) != "UTF8") {
    throw Unavailable{connection.Name() +
                      ": the database must sort texts by their bytes and hold UTF-8: make it with TEMPLATE template0 "
                      "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' ENCODING 'UTF8'"};
  }
}

}  // namespace participation::database::postgres
