#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::database {

// The rows of a query in which `IN (?)` stands for `among`, and $1, $2 … for `values`, with one statement for each
// hundred of them. The order of the query is that within a hundred; a value may stand among them twice.
Rows SelectAmong(Transaction& transaction, std::string_view sql, std::initializer_list<Parameter> values,
                 std::span<const Parameter> among);

// A column of text as values to look among. They view the rows.
std::vector<Parameter> TextsOf(const Rows& rows, std::size_t column);

}  // namespace participation::database
