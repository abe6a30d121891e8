#pragma once

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

  explicit Statements(Pipeline& pipeline) : pipeline_{pipeline} {}

  const Statement& Prepare(std::string_view sql);

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
