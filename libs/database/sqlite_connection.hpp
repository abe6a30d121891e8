#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "libs/database/connection.hpp"
#include "libs/files/file_descriptor.hpp"

namespace participation::database {

struct SqliteLocation {
  std::string path;
  bool secure_delete = false;                                   // overwrite what is deleted
  bool scratch = false;                                         // nothing need survive a power cut
  std::shared_ptr<const files::FileDescriptor> hold = nullptr;  // see HoldSqlite; empty if others may open it too
};

enum class SqliteMode { kWriting, kReading };

// Reads what follows `sqlite:`, a path with at most one of `?secure_delete=on` and `?scratch=on`. Throws
// std::invalid_argument.
SqliteLocation ParseSqliteUrl(std::string_view rest);

// Holds a database for this process alone, as long as the result is kept: by a lock on the file `<path>-lock` beside
// it, since opening and closing the database itself would take SQLite's own locks away. Throws Unavailable, naming the
// file, if somebody else holds it.
std::shared_ptr<const files::FileDescriptor> HoldSqlite(const std::string& path);

// Opens a connection: write-ahead log, `synchronous=FULL`, so that what was committed survives a power cut, but
// for a scratch.
std::unique_ptr<Connection> ConnectSqlite(const SqliteLocation& location, SqliteMode mode);

}  // namespace participation::database
