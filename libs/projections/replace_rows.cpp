#include "libs/projections/replace_rows.hpp"

#include <future>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/projections/columns.hpp"

namespace participation::projections {
namespace {

using database::Parameter;
using database::Row;
using database::Rows;
using database::RowView;

constexpr std::size_t kRowsAtOnce = 2000;

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

std::string SelectFrom(const Columns& columns, const Condition& condition, std::size_t most) {
  std::vector<std::string> key;
  for (const std::size_t column : columns.key) key.push_back(columns.names[column]);
  return absl::StrCat("SELECT ", absl::StrJoin(columns.names, ", "), " FROM ", condition.sql, " ORDER BY ",
                      absl::StrJoin(key, ", "), " LIMIT ", most);
}

// Whether the rows there are exactly these.
bool Holds(database::Transaction& transaction, const Columns& columns, const Condition& condition, const Rows& rows) {
  std::size_t seen = 0;
  bool same = true;
  transaction.ForEach(SelectFrom(columns, condition, rows.size() + 1), condition.values, [&](const RowView& row) {
    same = same && seen < rows.size() && Same(columns, row, rows[seen]);
    ++seen;
  });
  return same && seen == rows.size();
}

void Insert(database::Transaction& transaction, const Table& table, const Columns& columns, const Rows& rows) {
  std::vector<std::vector<Parameter>> values;
  values.reserve(rows.size());
  for (const Row& row : rows) {
    auto& one = values.emplace_back();
    one.reserve(columns.names.size());
    for (std::size_t i = 0; i < columns.names.size(); ++i) one.push_back(ParameterOf(row, columns, i));
  }
  transaction.ExecuteMany(absl::StrCat("INSERT INTO ", table.name, " (", absl::StrJoin(columns.names, ", "),
                                       ") VALUES (", Placeholders(1, columns.names.size()), ")"),
                          values);
}

// Piece by piece: a server ends a statement that takes long, and there may be any number.
void Delete(database::Transaction& transaction, const Table& table, const Columns& columns, Range range) {
  const std::string skip = absl::StrCat(" OFFSET ", kRowsAtOnce - 1);
  Rows end;
  while (true) {
    const Condition all = Within(table, columns, range);
    Rows next = transaction.Execute(SelectFrom(columns, all, 1) + skip, all.values);
    const Condition piece = next.empty() ? all : Within(table, columns, {range.after, &next[0]});
    transaction.Execute("DELETE FROM " + piece.sql, piece.values);
    if (next.empty()) return;
    end = std::move(next);
    range.after = &end[0];
  }
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
      const Condition rest = Within(table_, columns_, {.after = EndOf(before.get())});
      return shadow_.Execute(SelectFrom(columns_, rest, kRowsAtOnce), rest.values);
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
      const Range range{EndOf(before.get()), EndOf(rows.get())};
      if (rows->empty()) return Delete(transaction, table, columns, range);
      if (!Holds(transaction, columns, Within(table, columns, range), *rows)) {
        Delete(transaction, table, columns, range);
        Insert(transaction, table, columns, *rows);
      }
      before = rows;
    }
  });
}

}  // namespace participation::projections
