#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "libs/metrics/descriptor.hpp"

// A client of plain HTTP that sends what it is told, well-formed or not.
namespace participation::metrics::testing {

inline Descriptor Connect(const std::string& address) {
  Descriptor opened{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  const timeval patience{20, 0};
  setsockopt(opened.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  where.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
  if (connect(opened.number(), reinterpret_cast<sockaddr*>(&where), sizeof where) != 0) {
    throw std::runtime_error{"nobody listens at " + address};
  }
  return opened;
}

inline void Send(const Descriptor& connection, std::string_view text) {
  while (!text.empty()) {
    const auto sent = send(connection.number(), text.data(), text.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

inline std::string ReceiveAll(const Descriptor& connection) {
  std::string received;
  char buffer[4096];
  for (ssize_t got; (got = recv(connection.number(), buffer, sizeof buffer, 0)) > 0;) {
    received.append(buffer, static_cast<std::size_t>(got));
  }
  return received;
}

inline std::string Ask(const std::string& address, std::string_view request) {
  const auto connection = Connect(address);
  Send(connection, request);
  return ReceiveAll(connection);
}

// The whole answer to a GET.
inline std::string Get(const std::string& address, const std::string& path) {
  return Ask(address, "GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n");
}

}  // namespace participation::metrics::testing
