#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "libs/database/postgres/pipeline.hpp"

namespace participation::database::postgres {

// The prepared statements of one connection: each text is prepared once.
class Statements {
 public:
  struct Statement {
    std::string name;
    Description description;
  };
  // What inserts many rows, given as an array for each column.
  struct Together {
    std::string name;
    std::vector<unsigned> column_types;
    bool may_leave_out;  // rows that are there already
  };

  explicit Statements(Pipeline& pipeline) : pipeline_{pipeline} {}

  const Statement& Prepare(std::string_view sql);
  // What does for many rows what `sql` does for one, if there is such a statement.
  std::optional<Together> PrepareForMany(std::string_view sql);
  // Forgets all if they have become too many. To be called between transactions.
  void Trim();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  Pipeline& pipeline_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> prepared_;
  std::int64_t count_ = 0;
};

}  // namespace participation::database::postgres
