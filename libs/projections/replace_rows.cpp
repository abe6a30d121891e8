#include "libs/projections/replace_rows.hpp"

#include <algorithm>
#include <future>
#include <memory>
#include <stdexcept>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace participation::projections {
namespace {

using database::Parameter;
using database::Row;
using database::Rows;

constexpr std::size_t kRowsAtOnce = 2000;

// A table as the file of a shadow declares it.
struct Columns {
  std::vector<std::string> names;
  std::vector<std::string> types;
  std::vector<std::size_t> key;  // which of them name a row
};

Columns ColumnsIn(database::Transaction& shadow, const std::string& table) {
  Columns columns;
  for (const Row& row : shadow.Execute("SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid", {table})) {
    if (row.Integer(2) > 0) columns.key.push_back(columns.names.size());
    columns.names.push_back(row.Text(0));
    const auto& type = columns.types.emplace_back(row.Text(1));
    if (type != "TEXT" && type != "BYTEA" && type != "BIGINT") {
      throw std::logic_error{"a column of " + table + " has a type that no projection's may have: " + type};
    }
  }
  if (columns.key.empty()) throw std::logic_error{"the table " + table + " of a projection has no primary key"};
  return columns;
}

// It views what the row holds.
Parameter ParameterOf(const Row& row, const Columns& columns, std::size_t column) {
  const std::string& type = columns.types[column];
  if (row.IsNull(column)) return std::nullopt;
  if (type == "TEXT") return row.Text(column);
  if (type == "BYTEA") return database::Bytes{row.Text(column)};
  return row.Integer(column);
}

bool Same(const Columns& columns, const Row& a, const Row& b) {
  for (std::size_t i = 0; i < columns.names.size(); ++i) {
    if (a.IsNull(i) != b.IsNull(i)) return false;
    if (a.IsNull(i)) continue;
    const std::string& type = columns.types[i];
    if (type == "BIGINT" ? a.Integer(i) != b.Integer(i) : a.Text(i) != b.Text(i)) return false;
  }
  return true;
}

std::string Placeholders(std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) absl::StrAppend(&text, i == 0 ? "$" : ", $", first + i);
  return text;
}

// The rows whose key comes after that of `after`, from the first if there is none, up to that of `last`, to the end if
// there is none.
struct Range {
  const Row* after = nullptr;
  const Row* last = nullptr;
};

// What follows FROM for them, and the values in it.
struct Condition {
  std::string sql;
  std::vector<Parameter> values = {};
};

Condition Within(const Table& table, const Columns& columns, const Range& range) {
  std::vector<std::string> names;
  for (const std::size_t column : columns.key) names.push_back(columns.names[column]);
  Condition condition{absl::StrCat(table.name, " WHERE (", table.rows.empty() ? "1 = 1" : table.rows, ")")};
  const auto bound = [&](const Row* row, const char* is) {
    if (row == nullptr) return;
    const std::size_t first = condition.values.size() + 1;
    absl::StrAppend(&condition.sql, " AND (", absl::StrJoin(names, ", "), ") ", is, " (",
                    Placeholders(first, names.size()), ")");
    for (const std::size_t column : columns.key) condition.values.push_back(ParameterOf(*row, columns, column));
  };
  bound(range.after, ">");
  bound(range.last, "<=");
  return condition;
}

const Row* EndOf(const Rows* rows) { return rows == nullptr || rows->empty() ? nullptr : &rows->back(); }

Rows Select(database::Transaction& transaction, const Columns& columns, const Condition& condition, std::size_t most) {
  std::vector<std::string> key;
  for (const std::size_t column : columns.key) key.push_back(columns.names[column]);
  return transaction.Execute(absl::StrCat("SELECT ", absl::StrJoin(columns.names, ", "), " FROM ", condition.sql,
                                          " ORDER BY ", absl::StrJoin(key, ", "), " LIMIT ", most),
                             condition.values);
}

void Insert(database::Transaction& transaction, const Table& table, const Columns& columns, const Rows& rows) {
  std::vector<std::vector<Parameter>> values;
  values.reserve(rows.size());
  for (const Row& row : rows) {
    auto& one = values.emplace_back();
    for (std::size_t i = 0; i < columns.names.size(); ++i) one.push_back(ParameterOf(row, columns, i));
  }
  transaction.ExecuteMany(absl::StrCat("INSERT INTO ", table.name, " (", absl::StrJoin(columns.names, ", "),
                                       ") VALUES (", Placeholders(1, columns.names.size()), ")"),
                          values);
}

void Delete(database::Transaction& transaction, const Condition& condition) {
  transaction.Execute("DELETE FROM " + condition.sql, condition.values);
}

// A table's rows as a shadow has them, page by page in the order of keys: the next is read while one is used.
class Pages {
 public:
  Pages(database::Transaction& shadow, const Table& table, const Columns& columns)
      : shadow_{shadow}, table_{table}, columns_{columns} {
    Fetch(nullptr);
  }

  // Empty at the end, and after that not to be called.
  std::shared_ptr<const Rows> Next() {
    auto rows = std::make_shared<const Rows>(next_.get());
    if (!rows->empty()) Fetch(rows);
    return rows;
  }

 private:
  void Fetch(std::shared_ptr<const Rows> before) {
    next_ = std::async(std::launch::async, [this, before = std::move(before)] {
      return Select(shadow_, columns_, Within(table_, columns_, {.after = EndOf(before.get())}), kRowsAtOnce);
    });
  }

  database::Transaction& shadow_;
  const Table& table_;
  const Columns& columns_;
  std::future<Rows> next_;
};

}  // namespace

void ReplaceRows(database::Transaction& transaction, database::Database& shadow, const Table& table) {
  shadow.Read([&](database::Transaction& made) {
    const Columns columns = ColumnsIn(made, table.name);
    Pages pages{made, table, columns};
    std::shared_ptr<const Rows> before;
    while (true) {
      const auto rows = pages.Next();
      const Condition here = Within(table, columns, {EndOf(before.get()), EndOf(rows.get())});
      if (rows->empty()) return Delete(transaction, here);
      if (!std::ranges::equal(Select(transaction, columns, here, kRowsAtOnce + 1), *rows,
                              [&](const Row& is, const Row& shall) { return Same(columns, is, shall); })) {
        Delete(transaction, here);
        Insert(transaction, table, columns, *rows);
      }
      before = rows;
    }
  });
}

}  // namespace participation::projections
