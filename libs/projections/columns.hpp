#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::projections {

enum class Type { kText, kBytes, kInteger };

// A table's, as the file of a shadow declares them.
struct Columns {
  std::vector<std::string> names;
  std::vector<Type> types;
  std::vector<std::size_t> key;  // which of them name a row
};

// Throws std::logic_error for a table that no projection may have.
Columns ColumnsIn(database::Transaction& shadow, const std::string& table);

// A row's value, for a statement. It views what the row holds.
database::Parameter ParameterOf(const database::Row& row, const Columns& columns, std::size_t column);

bool Same(const Columns& columns, const database::RowView& is, const database::Row& shall);

}  // namespace participation::projections
