#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::impact_reporting {

// A SELECT put together from the conditions that apply, so that each combination can use an index of its own.
class Select {
 public:
  // "SELECT … FROM …".
  explicit Select(std::string_view what) : sql_{what} {}

  // Adds a condition in which each `?` stands for the next of `values`, which must outlive the call to Rows.
  Select& Where(std::string_view condition, std::initializer_list<database::Parameter> values = {});

  // The rows in an order, such as "ORDER BY outcome_id", and at most `limit`.
  database::Rows Rows(database::Transaction& transaction, std::string_view order, std::size_t limit);

 private:
  std::string sql_;
  bool has_condition_ = false;
  std::vector<database::Parameter> values_;
};

}  // namespace participation::impact_reporting
