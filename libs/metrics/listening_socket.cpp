#include "libs/metrics/listening_socket.hpp"

#include <netdb.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace participation::metrics {
namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

[[noreturn]] void Fail(const std::string& address, const std::string& why) {
  throw std::runtime_error{absl::StrCat("cannot listen at ", address, ": ", why)};
}

Addresses Resolve(const std::string& address) {
  const auto colon = address.rfind(':');
  // getaddrinfo would take 70000 for a port, and keep the lower sixteen bits.
  std::uint32_t port = 0;
  if (colon == std::string::npos || !absl::SimpleAtoi(address.substr(colon + 1), &port) || port > 65'535) {
    Fail(address, "an address looks like host:port");
  }
  std::string host = address.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.empty() ? nullptr : host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (error != 0) Fail(address, gai_strerror(error));
  return {found, freeaddrinfo};
}

bool TryToListen(const Descriptor& opened, const addrinfo& at) {
  const int yes = 1;
  return opened.number() >= 0 && setsockopt(opened.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
         bind(opened.number(), at.ai_addr, at.ai_addrlen) == 0 && listen(opened.number(), SOMAXCONN) == 0;
}

}  // namespace

Descriptor Listen(const std::string& address) {
  const auto addresses = Resolve(address);
  int cause = 0;
  for (const auto* at = addresses.get(); at != nullptr; at = at->ai_next) {
    Descriptor opened{socket(at->ai_family, at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol)};
    if (TryToListen(opened, *at)) return opened;
    cause = errno;
  }
  Fail(address, std::strerror(cause));
}

std::string AddressOf(const Descriptor& socket) {
  sockaddr_storage where{};
  socklen_t length = sizeof where;
  char host[NI_MAXHOST];
  char port[NI_MAXSERV];
  if (getsockname(socket.number(), reinterpret_cast<sockaddr*>(&where), &length) != 0 ||
      getnameinfo(reinterpret_cast<sockaddr*>(&where), length, host, sizeof host, port, sizeof port,
                  NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
    throw std::runtime_error{"a listening socket has no address"};
  }
  const bool is_ipv6 = where.ss_family == AF_INET6;
  return absl::StrCat(is_ipv6 ? "[" : "", host, is_ipv6 ? "]:" : ":", port);
}

}  // namespace participation::metrics
