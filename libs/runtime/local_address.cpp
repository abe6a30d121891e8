#include "libs/runtime/local_address.hpp"

#include <stdexcept>

namespace participation::runtime {

void RequireLocal(std::string_view setting, const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos || colon + 1 == address.size()) {
    throw std::invalid_argument{"the setting `" + std::string{setting} + "` must be host:port, such as 127.0.0.1:7400"};
  }
  const std::string host = address.substr(0, colon);
  if (host == "localhost" || host == "[::1]" || host.starts_with("127.")) return;
  throw std::invalid_argument{"the setting `" + std::string{setting} + "` names a host beyond this machine, where " +
                              "callers would need TLS and a proof of who they are: use 127.0.0.1, [::1] or localhost"};
}

}  // namespace participation::runtime
