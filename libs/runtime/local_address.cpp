#include "libs/runtime/local_address.hpp"

#include <netdb.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "libs/files/file_descriptor.hpp"
#include "libs/text/loopback.hpp"

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

// Not open, with errno set, if nobody can listen there.
files::FileDescriptor TryToListen(const addrinfo& at) {
  files::FileDescriptor listening{socket(at.ai_family, at.ai_socktype | SOCK_CLOEXEC, at.ai_protocol)};
  if (!listening.IsOpen()) return listening;
  const int yes = 1;  // as the server does: a port that was left a moment ago is free
  setsockopt(listening.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  const bool free = bind(listening.number(), at.ai_addr, at.ai_addrlen) == 0 && listen(listening.number(), 1) == 0;
  const int problem = errno;
  if (!free) listening = files::FileDescriptor{-1};
  errno = problem;
  return listening;
}

std::string WhatToDo(int problem, const std::string& port) {
  if (problem == EADDRINUSE) {
    return "another program listens there. Stop it (`ss -ltnp 'sport = :" + port + "'` shows which it is)";
  }
  if (problem == EACCES) return "ports below 1024 are root's. Choose a higher one";
  return std::strerror(problem);
}

// Listens, or throws.
files::FileDescriptor Listen(const ListeningAddress& at) {
  auto [host, port] = Split(at.address);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  const int unknown = getaddrinfo(host.c_str(), port.c_str(), &wanted, &found);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owned{found, &freeaddrinfo};
  files::FileDescriptor listening = unknown == 0 ? TryToListen(*found) : files::FileDescriptor{-1};
  if (listening.IsOpen()) return listening;
  throw std::runtime_error{"cannot listen on " + at.address + ": " +
                           (unknown != 0 ? gai_strerror(unknown) : WhatToDo(errno, port)) +
                           ", or change the setting `" + at.setting + "`"};
}

void RequireDifferent(const ListeningAddress& one, const ListeningAddress& other) {
  const bool any_port = Split(one.address).port == "0";
  if (any_port || one.address != other.address) return;
  throw std::runtime_error{"cannot listen on " + one.address + " twice: change the setting `" + one.setting + "` or `" +
                           other.setting + "`"};
}

}  // namespace

bool IsLocal(std::string_view setting, const std::string& address) {
  const auto [host, port] = Split(address);
  if (!IsPort(port)) {
    throw std::invalid_argument{"the setting `" + std::string{setting} + "` must be host:port, such as 127.0.0.1:7400"};
  }
  return text::IsLoopbackHost(host);
}

void RequireFree(const std::vector<ListeningAddress>& addresses) {
  std::vector<files::FileDescriptor> listening;  // all at once, since two may name one port
  for (auto at = addresses.begin(); at != addresses.end(); ++at) {
    for (auto earlier = addresses.begin(); earlier != at; ++earlier) RequireDifferent(*earlier, *at);
    listening.push_back(Listen(*at));
  }
}

}  // namespace participation::runtime
