#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "libs/database/value.hpp"

struct sqlite3;
struct sqlite3_stmt;

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace participation::database {

// The file of a connection's database.
std::string NameOf(sqlite3* handle);
// What SQLite says went wrong last on a connection, with the file.
std::string ProblemOf(sqlite3* handle);

// The prepared statements of one SQLite connection: each text is prepared once.
class SqliteStatements {
 public:
  explicit SqliteStatements(sqlite3* handle) : handle_{handle} {}

  Rows Run(std::string_view sql, std::span<const Parameter> values);
  // Shows each row.
  void Show(std::string_view sql, std::span<const Parameter> values, const std::function<void(const RowView&)>& see);
  // Runs the statement once per row of values and returns the rows changed by each.
  std::vector<std::int64_t> RunMany(std::string_view sql, std::span<const std::vector<Parameter>> values);
  // Throws what SQLite's result code means, unless that is no problem.
  void Check(int code) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalize> handle;
    std::vector<int> positions;  // SQLite's index of `$1`, `$2` …: it numbers them by first appearance
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  // Runs a statement and stops at each row.
  void Step(std::string_view sql, std::span<const Parameter> values, const std::function<void(sqlite3_stmt*)>& at_row);
  Statement& Prepare(std::string_view sql);
  Statement MakeStatement(std::string_view sql) const;
  void Bind(const Statement& statement, std::span<const Parameter> values) const;

  sqlite3* handle_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> prepared_;
};

}  // namespace participation::database
