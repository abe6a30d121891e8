#pragma once

#include <string_view>

namespace participation::database {

// One forward-only step of a schema. Steps are numbered from 1 without gaps and never change once released.
// A comment `/*sqlite …*/` is SQL on SQLite and a comment elsewhere: for hints such as WITHOUT ROWID.
struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

}  // namespace participation::database
