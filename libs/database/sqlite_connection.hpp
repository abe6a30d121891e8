#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "libs/database/connection.hpp"

namespace participation::database {

struct SqliteLocation {
  std::string path;
  bool secure_delete = false;  // overwrite what is deleted
};

enum class SqliteMode { kWriting, kReading };

// Reads what follows `sqlite:`. Throws std::invalid_argument.
SqliteLocation ParseSqliteUrl(std::string_view rest);

// Opens a connection: write-ahead log, `synchronous=FULL`, so that what was committed survives a power cut.
std::unique_ptr<Connection> ConnectSqlite(const SqliteLocation& location, SqliteMode mode);

}  // namespace participation::database
