#pragma once

#include <memory>
#include <string_view>

#include "libs/database/connection.hpp"

namespace participation::database::postgres {

// A way to open connections to the server of a `postgres://` URL. A server that is away is asked again after 50 ms,
// then more and more seldom, up to every two seconds, however many callers want it; meanwhile they are refused at once.
// Throws std::invalid_argument if the URL makes no sense.
Connect ConnectTo(std::string_view url);

}  // namespace participation::database::postgres
