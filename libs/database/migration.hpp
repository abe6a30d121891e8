#pragma once

#include <string_view>

namespace participation::database {

// One forward-only step of a schema. Steps are numbered from 1 without gaps and never change once released.
// A comment `/*sqlite …*/` is SQL on SQLite and a comment elsewhere, and `/*postgres …*/` likewise: for what the two
// call differently, such as WITHOUT ROWID or an identity column.
struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

}  // namespace participation::database
