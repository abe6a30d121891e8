#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace participation::database::postgres {

// A statement that inserts many rows, given as an array for each column.
struct ManyRows {
  std::string sql;
  bool may_leave_out = false;  // rows that are there already
};

// What does for many rows what `sql` does for one whose values are of `types`; or nothing, if it is no plain
// `INSERT INTO … VALUES ($1, $2, …) [ON CONFLICT … DO NOTHING]`.
std::optional<ManyRows> ForManyRows(std::string_view sql, std::span<const unsigned> types);

// Whether `sql` changes exactly one row whenever it does not fail: a plain insert, or one that updates instead.
bool ChangesOneRow(std::string_view sql);

}  // namespace participation::database::postgres
