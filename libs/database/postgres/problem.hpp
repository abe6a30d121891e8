#pragma once

#include <exception>
#include <string>

struct pg_result;

namespace participation::database::postgres {

// What the server refused, as one of the exceptions of libs/database; `name` is the database's.
std::exception_ptr ProblemIn(const pg_result* result, const std::string& name);

}  // namespace participation::database::postgres
