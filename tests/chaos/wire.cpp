#include "tests/chaos/wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <span>
#include <system_error>
#include <vector>

namespace participation::chaos {
namespace {

constexpr std::chrono::milliseconds kSlowness{150};

sockaddr_in Local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

int NewSocket() {
  const int socket_made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_made < 0) throw std::system_error{errno, std::generic_category(), "socket"};
  const int yes = 1;
  setsockopt(socket_made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket_made;
}

bool SendAll(int to, std::span<const char> bytes) {
  while (!bytes.empty()) {
    const auto sent = send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace

Wire::Connection::~Connection() {
  Break();
  for (auto& direction : directions) {
    if (direction.joinable()) direction.join();
  }
  close(client);
  close(server);
}

void Wire::Connection::Break() const {
  shutdown(client, SHUT_RDWR);
  shutdown(server, SHUT_RDWR);
}

Wire::Wire() : listening_{NewSocket()} {
  sockaddr_in address = Local(0);
  socklen_t length = sizeof address;
  auto* const raw = reinterpret_cast<sockaddr*>(&address);
  if (bind(listening_, raw, length) != 0 || listen(listening_, SOMAXCONN) != 0 ||
      getsockname(listening_, raw, &length) != 0) {
    throw std::system_error{errno, std::generic_category(), "listen"};
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::jthread{[this] { Accept(); }};
}

Wire::~Wire() {
  {
    const std::lock_guard lock{mutex_};
    closing_ = true;
  }
  changed_.notify_all();
  shutdown(listening_, SHUT_RDWR);
  accepting_.join();
  close(listening_);
}

void Wire::Suffer(Harm harm, bool half) {
  {
    const std::lock_guard lock{mutex_};
    harm_ = harm;
    half_ = half;
    for (const Connection& connection : connections_) {
      if (IsCut(connection.odd) || (harm == Harm::kNone && connection.lossy)) connection.Break();
    }
  }
  changed_.notify_all();
}

void Wire::Accept() {
  for (int client = 0; (client = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
    const std::lock_guard lock{mutex_};
    std::erase_if(connections_, [](const Connection& connection) { return connection.ended == 2; });
    odd_ = !odd_;
    if (IsCut(odd_)) {
      close(client);
    } else {
      Open(client);
    }
  }
}

void Wire::Open(int client) {
  const int server = NewSocket();
  const sockaddr_in address = Local(server_);
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(client);
    close(server);
    return;
  }
  Connection& made = connections_.emplace_back(client, server, odd_);
  made.directions[0] = std::jthread{[this, &made] { Pass(made, made.client, made.server); }};
  made.directions[1] = std::jthread{[this, &made] { Pass(made, made.server, made.client); }};
}

void Wire::Pass(Connection& connection, int from, int to) {
  std::vector<char> buffer(1 << 16);
  for (ssize_t got = 0; (got = recv(from, buffer.data(), buffer.size(), 0)) > 0;) {
    const Harm harm = Await(connection);
    if (harm == Harm::kAnswersLost && from == connection.server) {
      connection.lossy = true;
      continue;
    }
    if (harm == Harm::kSlow) std::this_thread::sleep_for(kSlowness);
    if (!SendAll(to, {buffer.data(), static_cast<std::size_t>(got)})) break;
  }
  connection.Break();
  ++connection.ended;
}

Wire::Harm Wire::Await(const Connection& connection) {
  std::unique_lock lock{mutex_};
  const auto harm = [&] { return connection.odd || !half_ ? harm_ : Harm::kNone; };
  changed_.wait(lock, [&] { return closing_ || harm() != Harm::kHeld; });
  return harm();
}

}  // namespace participation::chaos
