#pragma once

#include <string>
#include <string_view>

namespace participation::runtime {

// Throws std::invalid_argument, naming the setting, unless `address` is a host:port of this machine: callers are the
// local operator, so nobody else may reach the port.
void RequireLocal(std::string_view setting, const std::string& address);

}  // namespace participation::runtime
