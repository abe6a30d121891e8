#pragma once

#include <functional>
#include <memory>

#include "libs/database/value.hpp"

struct pg_result;

namespace participation::database::postgres {

struct Clear {
  void operator()(pg_result* result) const;
};
using Result = std::unique_ptr<pg_result, Clear>;

// The rows of a result in binary form. Throws std::logic_error for a type that no schema of ours uses.
Rows ReadRows(const pg_result* result);
// Shows each of them.
void ShowRows(const pg_result* result, const std::function<void(const RowView&)>& see);

}  // namespace participation::database::postgres
