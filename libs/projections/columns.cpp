#include "libs/projections/columns.hpp"

#include <stdexcept>

namespace participation::projections {
namespace {

using database::Row;

Type TypeNamed(const std::string& name, const std::string& table) {
  if (name == "TEXT") return Type::kText;
  if (name == "BYTEA") return Type::kBytes;
  if (name == "BIGINT") return Type::kInteger;
  throw std::logic_error{"a column of " + table + " has a type that no projection's may have: " + name};
}

}  // namespace

Columns ColumnsIn(database::Transaction& shadow, const std::string& table) {
  Columns columns;
  for (const Row& row : shadow.Execute("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid", {table})) {
    if (row.Integer(2) > 0) columns.key.push_back(columns.names.size());
    columns.names.push_back(row.Text(0));
    columns.types.push_back(TypeNamed(row.Text(1), table));
  }
  if (columns.key.empty()) throw std::logic_error{"the table " + table + " of a projection has no primary key"};
  return columns;
}

database::Parameter ParameterOf(const Row& row, const Columns& columns, std::size_t column) {
  if (row.IsNull(column)) return std::nullopt;
  switch (columns.types[column]) {
    case Type::kText:
      return row.Text(column);
    case Type::kBytes:
      return database::Bytes{row.Text(column)};
    case Type::kInteger:
      return row.Integer(column);
  }
  return std::nullopt;
}

bool Same(const Columns& columns, const database::RowView& is, const Row& shall) {
  for (std::size_t i = 0; i < columns.types.size(); ++i) {
    if (is.IsNull(i) != shall.IsNull(i)) return false;
    if (shall.IsNull(i)) continue;
    if (columns.types[i] == Type::kInteger ? is.Integer(i) != shall.Integer(i) : is.Text(i) != shall.Text(i)) {
      return false;
    }
  }
  return true;
}

}  // namespace participation::projections
