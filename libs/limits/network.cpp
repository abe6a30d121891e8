#include "libs/limits/network.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "absl/strings/str_replace.h"

namespace participation::limits {

std::string NetworkOf(std::string_view peer) {
  const auto without_port = [](std::string_view text) { return std::string{text.substr(0, text.rfind(':'))}; };
  if (!peer.starts_with("ipv6:")) return without_port(peer);
  // gRPC writes the brackets around the address escaped.
  const auto host = absl::StrReplaceAll(without_port(peer.substr(5)), {{"%5B", ""}, {"%5D", ""}, {"[", ""}, {"]", ""}});
  in6_addr address{};
  if (inet_pton(AF_INET6, host.c_str(), &address) != 1) return host;
  std::fill(std::begin(address.s6_addr) + 8, std::end(address.s6_addr), 0);
  char text[INET6_ADDRSTRLEN]{};
  return inet_ntop(AF_INET6, &address, text, sizeof text);
}

}  // namespace participation::limits
