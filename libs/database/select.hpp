#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::database {

// A SELECT put together from the conditions that apply, so that each combination can use an index of its own.
class Select {
 public:
  // "SELECT … FROM …".
  explicit Select(std::string_view what) : sql_{what} {}

  // Adds a condition in which each `?` stands for the next of `values`, which must outlive the call to Run.
  Select& Where(std::string_view condition, std::initializer_list<Parameter> values = {});

  // One row for each value of these columns, of those that meet the conditions.
  Select& GroupBy(std::string_view columns);

  // The rows in an order, such as "outcome_id DESC", or in any if that is empty, and at most `limit`.
  Rows Run(Transaction& transaction, std::string_view order, std::size_t limit) const;

 private:
  std::string sql_;
  bool has_condition_ = false;
  std::string grouping_;
  std::vector<Parameter> values_;
};

}  // namespace participation::database
