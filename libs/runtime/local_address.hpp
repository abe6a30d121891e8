#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::runtime {

// Throws std::invalid_argument, naming the setting, unless `address` is a host:port of this machine: callers are the
// local operator, so nobody else may reach the port.
void RequireLocal(std::string_view setting, const std::string& address);

// Where a setting says to listen.
struct ListeningAddress {
  std::string setting;
  std::string address;
};

// Throws std::runtime_error, saying what is in the way and what to do, unless this process can listen on all of them at
// once: before anything is opened that a process which cannot serve would leave half-made.
void RequireFree(const std::vector<ListeningAddress>& addresses);

}  // namespace participation::runtime
