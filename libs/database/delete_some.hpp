#pragma once

#include <initializer_list>
#include <string_view>

#include "libs/database/database.hpp"

namespace participation::database {

// Deletes rows of `table` that meet `condition`, told apart by the column `key`: so few that
// other changes need not wait for long. Tells whether there may be more.
bool DeleteSome(Transaction& transaction, std::string_view table, std::string_view key, std::string_view condition,
                std::initializer_list<Parameter> values);

}  // namespace participation::database
