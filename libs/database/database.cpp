#include "libs/database/database.hpp"

#include <future>

#include "libs/database/connection.hpp"
#include "libs/database/postgres/connection.hpp"
#include "libs/database/sqlite_connection.hpp"

namespace participation::database {

void Database::Write(Work work) {
  std::promise<void> promise;
  Submit(std::move(work), [&promise](const std::exception_ptr& error) {
    if (error) {
      promise.set_exception(error);
    } else {
      promise.set_value();
    }
  });
  promise.get_future().get();
}

std::unique_ptr<Database> Open(std::string_view url, const Options& options) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite)) {
    SqliteLocation location = ParseSqliteUrl(url.substr(kSqlite.size()));
    location.secure_delete |= options.overwrite_deleted;
    if (options.exclusive) location.hold = HoldSqlite(location.path);
    return OverConnections([location] { return ConnectSqlite(location, SqliteMode::kWriting); },
                           [location] { return ConnectSqlite(location, SqliteMode::kReading); }, options);
  }
  if (url.starts_with("postgres://") || url.starts_with("postgresql://")) {
    const Connect connect = postgres::ConnectTo(url);
    Options shared = options;
    shared.exclusive = false;
    return OverConnections(connect, connect, shared);
  }
  // Not the URL itself, which may have a password in it.
  throw std::invalid_argument{
      "the URL of a database may be sqlite:<path> or postgres://<user>@<host>:<port>/<database>"};
}

}  // namespace participation::database
