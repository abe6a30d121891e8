#pragma once

#include "libs/database/connection.hpp"

namespace participation::database::postgres {

// Throws Unavailable, saying what to do, unless the role has a schema of its own on a database that sorts and writes
// texts as the program does.
void RequireHome(Connection& connection);

}  // namespace participation::database::postgres
