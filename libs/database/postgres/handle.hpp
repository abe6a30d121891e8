#pragma once

#include <memory>

#include "libs/database/postgres/location.hpp"

struct pg_conn;

namespace participation::database::postgres {

struct Finish {
  void operator()(pg_conn* connection) const;
};
using Handle = std::unique_ptr<pg_conn, Finish>;

// Connects, so that nothing sent waits for the server to take it. Throws Unavailable.
Handle OpenHandle(const Location& location);

}  // namespace participation::database::postgres
