#include "libs/cache/redis/connection.hpp"

#include <hiredis/hiredis.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "libs/files/password_file.hpp"

namespace participation::cache::redis {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kReceivedAtOnce = std::size_t{64} << 10;

// Waits until the socket can be read or written.
void Await(const files::FileDescriptor& socket, short what, Deadline deadline) {
  const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
  pollfd waiting{socket.number(), what, 0};
  const int ready = left.count() <= 0 ? 0 : poll(&waiting, 1, static_cast<int>(left.count()));
  if (ready == 0) throw Breakdown{"it does not answer in time"};
  if (ready < 0 && errno != EINTR) throw Breakdown{std::strerror(errno)};
}

int ErrorOf(const files::FileDescriptor& socket) {
  int error = 0;
  socklen_t size = sizeof error;
  return getsockopt(socket.number(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

files::FileDescriptor ConnectTo(const addrinfo& at, Deadline deadline) {
  files::FileDescriptor opened{socket(at.ai_family, at.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at.ai_protocol)};
  if (!opened.IsOpen()) throw Breakdown{std::strerror(errno)};
  const int yes = 1;
  setsockopt(opened.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (connect(opened.number(), at.ai_addr, at.ai_addrlen) == 0) return opened;
  if (errno != EINPROGRESS) throw Breakdown{std::strerror(errno)};
  Await(opened, POLLOUT, deadline);
  if (const int error = ErrorOf(opened); error != 0) throw Breakdown{std::strerror(error)};
  return opened;
}

files::FileDescriptor Connect(const Address& address, Deadline deadline) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found);
  if (error != 0) throw Breakdown{gai_strerror(error)};
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses{found, freeaddrinfo};
  for (const auto* at = addresses.get();; at = at->ai_next) {
    try {
      return ConnectTo(*at, deadline);
    } catch (const Breakdown&) {
      if (at->ai_next == nullptr) throw;
    }
  }
}

std::string Wired(std::span<const Command> commands) {
  std::string all;
  for (const Command& command : commands) {
    std::vector<const char*> words;
    std::vector<std::size_t> sizes;
    for (const std::string_view word : command) {
      words.push_back(word.data());
      sizes.push_back(word.size());
    }
    char* wired = nullptr;
    const int size = redisFormatCommandArgv(&wired, static_cast<int>(words.size()), words.data(), sizes.data());
    if (size < 0) throw std::bad_alloc{};
    const std::unique_ptr<char, decltype(&redisFreeCommand)> owned{wired, redisFreeCommand};
    all.append(wired, static_cast<std::size_t>(size));
  }
  return all;
}

// The word in capitals with which a refusal begins, "WRONGPASS". What follows may repeat what was asked, a password
// included.
std::string CodeOf(const Reply& refusal) {
  return refusal.text.substr(0, refusal.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
}

}  // namespace

Connection::Connection(const Address& address, Deadline deadline) : socket_{Connect(address, deadline)} {
  Enter(address, deadline);
}

void Connection::Enter(const Address& address, Deadline deadline) {
  std::string password;
  std::vector<Command> commands;
  if (!address.password_file.empty()) {
    password = files::ReadPassword(address.password_file);
    commands.push_back(address.user.empty() ? Command{"AUTH", password} : Command{"AUTH", address.user, password});
  }
  commands.push_back({"SELECT", address.database});
  commands.push_back({"PING"});
  for (const Reply& reply : Ask(commands, deadline)) {
    if (reply.kind == Reply::Kind::kRefusal) throw Breakdown{"it refuses entry: " + CodeOf(reply)};
  }
}

std::vector<Reply> Connection::Ask(std::span<const Command> commands, Deadline deadline) {
  Send(Wired(commands), deadline);
  std::vector<Reply> replies;
  while (replies.size() < commands.size()) {
    if (auto reply = replies_.Next()) {
      replies.push_back(*std::move(reply));
    } else {
      Receive(deadline);
    }
  }
  return replies;
}

void Connection::Send(std::string_view bytes, Deadline deadline) {
  while (!bytes.empty()) {
    const auto sent = send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      Await(socket_, POLLOUT, deadline);
    } else if (errno != EINTR) {
      throw Breakdown{std::strerror(errno)};
    }
  }
}

void Connection::Receive(Deadline deadline) {
  Await(socket_, POLLIN, deadline);
  std::array<char, kReceivedAtOnce> bytes;
  const auto received = recv(socket_.number(), bytes.data(), bytes.size(), 0);
  if (received > 0) return replies_.Feed({bytes.data(), static_cast<std::size_t>(received)});
  if (received == 0) throw Breakdown{"it has closed the connection"};
  if (errno != EAGAIN && errno != EINTR) throw Breakdown{std::strerror(errno)};
}

}  // namespace participation::cache::redis
