#include "libs/database/sqlite_statements.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "libs/database/database.hpp"

namespace participation::database {
namespace {

constexpr std::size_t kMostPrepared = 300;

// Gives a statement back clean, however its use ended.
class Use {
 public:
  explicit Use(sqlite3_stmt* statement) : statement_{statement} {}
  ~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

 private:
  sqlite3_stmt* statement_;
};

// Binds a view, which lives until the statement is reset.
struct Binder {
  sqlite3_stmt* statement;
  int index;

  int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
  int operator()(double number) const { return sqlite3_bind_double(statement, index, number); }
  int operator()(std::string_view text) const {
    const char* data = text.data() == nullptr ? "" : text.data();
    return sqlite3_bind_text64(statement, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(Bytes bytes) const {
    const char* data = bytes.data.data() == nullptr ? "" : bytes.data.data();
    return sqlite3_bind_blob64(statement, index, data, bytes.data.size(), SQLITE_STATIC);
  }
};

std::string_view BytesIn(sqlite3_stmt* statement, int column) {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return data == nullptr ? std::string_view{} : std::string_view{data, size};
}

Row::Value ReadColumn(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    default:
      return std::string{BytesIn(statement, column)};
  }
}

Row ReadRow(sqlite3_stmt* statement) {
  std::vector<Row::Value> values;
  const int columns = sqlite3_column_count(statement);
  values.reserve(static_cast<std::size_t>(columns));
  for (int column = 0; column < columns; ++column) values.push_back(ReadColumn(statement, column));
  return Row{std::move(values)};
}

// The row that a statement stands at.
class CurrentRow final : public RowView {
 public:
  explicit CurrentRow(sqlite3_stmt* statement) : statement_{statement} {}

  bool IsNull(std::size_t column) const override {
    return sqlite3_column_type(statement_, static_cast<int>(column)) == SQLITE_NULL;
  }
  std::int64_t Integer(std::size_t column) const override {
    return sqlite3_column_int64(statement_, Require(column, {SQLITE_INTEGER}));
  }
  std::string_view Text(std::size_t column) const override {
    return BytesIn(statement_, Require(column, {SQLITE_TEXT, SQLITE_BLOB}));
  }

 private:
  int Require(std::size_t column, std::initializer_list<int> types) const {
    const int number = static_cast<int>(column);
    if (std::ranges::find(types, sqlite3_column_type(statement_, number)) == types.end()) ThrowAnotherType(column);
    return number;
  }

  sqlite3_stmt* statement_;
};

}  // namespace

std::string NameOf(sqlite3* handle) { return sqlite3_db_filename(handle, "main"); }

std::string ProblemOf(sqlite3* handle) { return NameOf(handle) + ": " + sqlite3_errmsg(handle); }

void SqliteStatements::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Rows SqliteStatements::Run(std::string_view sql, std::span<const Parameter> values) {
  Rows rows;
  Step(sql, values, [&rows](sqlite3_stmt* statement) { rows.push_back(ReadRow(statement)); });
  return rows;
}

void SqliteStatements::Show(std::string_view sql, std::span<const Parameter> values,
                            const std::function<void(const RowView&)>& see) {
  Step(sql, values, [&see](sqlite3_stmt* statement) { see(CurrentRow{statement}); });
}

void SqliteStatements::Step(std::string_view sql, std::span<const Parameter> values,
                            const std::function<void(sqlite3_stmt*)>& at_row) {
  const Statement& statement = Prepare(sql);
  const Use use{statement.handle.get()};
  Bind(statement, values);
  int code = 0;
  while ((code = sqlite3_step(statement.handle.get())) == SQLITE_ROW) at_row(statement.handle.get());
  Check(code);
}

std::vector<std::int64_t> SqliteStatements::RunMany(std::string_view sql,
                                                    std::span<const std::vector<Parameter>> values) {
  const Statement& statement = Prepare(sql);
  std::vector<std::int64_t> changed;
  changed.reserve(values.size());
  for (const std::vector<Parameter>& row : values) {
    const Use use{statement.handle.get()};
    Bind(statement, row);
    const std::int64_t before = sqlite3_total_changes64(handle_);
    int code = 0;
    while ((code = sqlite3_step(statement.handle.get())) == SQLITE_ROW) {
    }
    Check(code);
    changed.push_back(sqlite3_total_changes64(handle_) - before);
  }
  return changed;
}

SqliteStatements::Statement& SqliteStatements::Prepare(std::string_view sql) {
  const auto found = prepared_.find(sql);
  if (found != prepared_.end()) return found->second;
  if (prepared_.size() >= kMostPrepared) prepared_.clear();
  return prepared_.emplace(std::string{sql}, MakeStatement(sql)).first->second;
}

SqliteStatements::Statement SqliteStatements::MakeStatement(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  Check(
      sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr));
  Statement statement{std::unique_ptr<sqlite3_stmt, Finalize>{raw}, {}};
  const int count = sqlite3_bind_parameter_count(raw);
  for (int number = 1; number <= count; ++number) {
    statement.positions.push_back(sqlite3_bind_parameter_index(raw, ("$" + std::to_string(number)).c_str()));
  }
  return statement;
}

void SqliteStatements::Bind(const Statement& statement, std::span<const Parameter> values) const {
  if (values.size() != statement.positions.size()) {
    throw std::logic_error{"a statement takes " + std::to_string(statement.positions.size()) + " values, not " +
                           std::to_string(values.size())};
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    Check(std::visit(Binder{statement.handle.get(), statement.positions[i]}, values[i].value()));
  }
}

void SqliteStatements::Check(int code) const {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  if ((code & 0xff) == SQLITE_CONSTRAINT) throw ConstraintViolated{sqlite3_errmsg(handle_)};
  if ((code & 0xff) == SQLITE_ERROR) throw std::logic_error{ProblemOf(handle_)};  // not SQL, or no such table
  throw Unavailable{ProblemOf(handle_)};
}

}  // namespace participation::database
