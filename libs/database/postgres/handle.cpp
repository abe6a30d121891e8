#include "libs/database/postgres/handle.hpp"

#include <libpq-fe.h>

#include <vector>

#include "libs/database/database.hpp"

namespace participation::database::postgres {

void Finish::operator()(pg_conn* connection) const { PQfinish(connection); }

Handle OpenHandle(const Location& location) {
  std::vector<const char*> keys;
  std::vector<const char*> values;
  for (const auto& [key, value] : location.parameters) {
    keys.push_back(key.c_str());
    values.push_back(value.c_str());
  }
  keys.push_back(nullptr);
  values.push_back(nullptr);
  Handle handle{PQconnectdbParams(keys.data(), values.data(), 0)};
  if (handle == nullptr) throw Unavailable{location.name + ": no memory to connect"};
  if (PQstatus(handle.get()) != CONNECTION_OK) throw Unavailable{location.name + ": " + PQerrorMessage(handle.get())};
  if (PQsetnonblocking(handle.get(), 1) != 0) throw Unavailable{location.name + ": " + PQerrorMessage(handle.get())};
  return handle;
}

}  // namespace participation::database::postgres
