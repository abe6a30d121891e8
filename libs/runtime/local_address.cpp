#include "libs/runtime/local_address.hpp"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace participation::runtime {
namespace {

struct HostAndPort {
  std::string host;
  std::string port;
};

HostAndPort Split(const std::string& address) {
  const auto colon = address.rfind(':');
  if (colon == std::string::npos) return {};
  return {address.substr(0, colon), address.substr(colon + 1)};
}

bool IsPort(const std::string& text) {
  return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string::npos &&
         std::stoi(text) <= 65535;
}

// 0, or why nobody can listen there.
int TryToListen(const addrinfo& at) {
  const int listening = socket(at.ai_family, at.ai_socktype | SOCK_CLOEXEC, at.ai_protocol);
  if (listening < 0) return errno;
  const int yes = 1;  // as the server does: a port that was left a moment ago is free
  setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  const bool free = bind(listening, at.ai_addr, at.ai_addrlen) == 0 && listen(listening, 1) == 0;
  const int problem = free ? 0 : errno;
  close(listening);
  return problem;
}

std::string WhatToDo(int problem, const std::string& port) {
  if (problem == EADDRINUSE) {
    return "another program listens there. Stop it (`ss -ltnp 'sport = :" + port + "'` shows which it is)";
  }
  if (problem == EACCES) return "ports below 1024 are root's. Choose a higher one";
  return std::strerror(problem);
}

}  // namespace

void RequireLocal(std::string_view setting, const std::string& address) {
  const auto [host, port] = Split(address);
  if (!IsPort(port)) {
    throw std::invalid_argument{"the setting `" + std::string{setting} + "` must be host:port, such as 127.0.0.1:7400"};
  }
  if (host == "localhost" || host == "[::1]" || host.starts_with("127.")) return;
  throw std::invalid_argument{"the setting `" + std::string{setting} + "` names a host beyond this machine, where " +
                              "callers would need TLS and a proof of who they are: use 127.0.0.1, [::1] or localhost"};
}

void RequireFree(std::string_view setting, const std::string& address) {
  auto [host, port] = Split(address);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  const int unknown = getaddrinfo(host.c_str(), port.c_str(), &wanted, &found);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owned{found, &freeaddrinfo};
  const int problem = unknown == 0 ? TryToListen(*found) : 0;
  if (unknown == 0 && problem == 0) return;
  throw std::runtime_error{"cannot listen on " + address + ": " +
                           (unknown != 0 ? gai_strerror(unknown) : WhatToDo(problem, port)) +
                           ", or change the setting `" + std::string{setting} + "`"};
}

}  // namespace participation::runtime
