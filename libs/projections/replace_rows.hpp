#pragma once

#include "libs/database/database.hpp"
#include "libs/projections/projection.hpp"

namespace participation::projections {

// Puts a table's rows as a shadow has them in place of those that a transaction sees. Where they are the same already
// nothing is written, and no statement takes long.
void ReplaceRows(database::Transaction& transaction, database::Database& shadow, const Table& table);

}  // namespace participation::projections
