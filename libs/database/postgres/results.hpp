#pragma once

#include "libs/database/value.hpp"

struct pg_result;

namespace participation::database::postgres {

// The rows of a result in binary form. Throws std::logic_error for a type that no schema of ours uses.
Rows ReadRows(const pg_result* result);

}  // namespace participation::database::postgres
