#pragma once

#include <functional>

#include "libs/database/database.hpp"

namespace participation::database {

// Submits `work` and waits until it is durable. While more changes wait than may, it is submitted again a little later,
// until `gives_up`: then Overloaded comes out, as does whatever else there is.
void WriteOnceThereIsRoom(Database& database, const std::function<bool(Transaction&)>& work,
                          const std::function<bool()>& gives_up);

}  // namespace participation::database
