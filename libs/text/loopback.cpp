#include "libs/text/loopback.hpp"

#include <arpa/inet.h>

#include <string>

namespace participation::text {

bool IsLoopbackHost(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") return true;
  const std::string text{host};
  in_addr four{};
  if (inet_aton(text.c_str(), &four) != 0) return (ntohl(four.s_addr) >> 24) == 127;  // "127.1" too
  in6_addr six{};
  return inet_pton(AF_INET6, text.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

}  // namespace participation::text
