#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::runtime {

// Whether `address` is a port of this machine, which nobody else reaches. Throws std::invalid_argument, naming the
// setting, unless it is host:port.
bool IsLocal(std::string_view setting, const std::string& address);

// Where a setting says to listen.
struct ListeningAddress {
  std::string setting;
  std::string address;
};

// Throws std::runtime_error, saying what is in the way and what to do, unless this process can listen on all of them at
// once: before anything is opened that a process which cannot serve would leave half-made.
void RequireFree(const std::vector<ListeningAddress>& addresses);

}  // namespace participation::runtime
