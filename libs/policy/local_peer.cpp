#include "libs/policy/local_peer.hpp"

#include <arpa/inet.h>

#include <string>

#include "absl/strings/str_replace.h"

namespace participation::policy {
namespace {

// "127.0.0.1:50051" without its port.
std::string HostOf(std::string_view address) { return std::string{address.substr(0, address.rfind(':'))}; }

bool IsLoopback4(const std::string& host) {
  in_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24) == 127;
}

bool IsLoopback6(const std::string& host) {
  in6_addr address{};
  if (inet_pton(AF_INET6, host.c_str(), &address) != 1) return false;
  return IN6_IS_ADDR_LOOPBACK(&address) || (IN6_IS_ADDR_V4MAPPED(&address) && address.s6_addr[12] == 127);
}

}  // namespace

bool IsLocalPeer(std::string_view peer) {
  // What gRPC 1.51 calls an in-process peer: its transport alone sets no peer, and a socket without one is not
  // accepted.
  if (peer == "unknown") return true;
  if (peer.starts_with("unix:") || peer.starts_with("unix-abstract:")) return true;
  if (peer.starts_with("ipv4:")) return IsLoopback4(HostOf(peer.substr(5)));
  if (!peer.starts_with("ipv6:")) return false;
  // gRPC writes the brackets around the address escaped.
  const auto host = absl::StrReplaceAll(HostOf(peer.substr(5)), {{"%5B", ""}, {"%5D", ""}, {"[", ""}, {"]", ""}});
  return IsLoopback6(host);
}

}  // namespace participation::policy
