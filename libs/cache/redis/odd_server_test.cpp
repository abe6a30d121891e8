// A server that lets everybody in and then answers as no Redis does.
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <functional>
#include <thread>
#include <vector>

#include "libs/cache/testing/opened.hpp"
#include "libs/files/file_descriptor.hpp"

namespace participation::cache {
namespace {

using namespace std::chrono_literals;

class OddServer {
 public:
  // What it does with a connection on which something was asked; false ends it.
  using Answer = std::function<bool(int socket)>;

  explicit OddServer(Answer answer) : answer_{std::move(answer)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* where = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(socket_.number(), where, size), 0);
    EXPECT_EQ(listen(socket_.number(), 16), 0);
    EXPECT_EQ(getsockname(socket_.number(), where, &size), 0);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::jthread{[this](const std::stop_token& stop) { Accept(stop); }};
  }

  std::string url() const { return "redis://127.0.0.1:" + std::to_string(port_); }

 private:
  static bool WaitForMore(int socket) {
    pollfd waiting{socket, POLLIN, 0};
    return poll(&waiting, 1, 10) > 0;
  }

  void Accept(const std::stop_token& stop) {
    std::vector<std::jthread> connections;
    while (!stop.stop_requested()) {
      if (!WaitForMore(socket_.number())) continue;
      connections.emplace_back([this, accepted = accept(socket_.number(), nullptr, nullptr)](
                                   const std::stop_token& end) { Serve(files::FileDescriptor{accepted}, end); });
    }
  }

  void Serve(const files::FileDescriptor& connection, const std::stop_token& stop) const {
    std::array<char, 4096> asked;
    bool has_entered = false;
    while (!stop.stop_requested()) {
      if (!WaitForMore(connection.number())) continue;
      if (recv(connection.number(), asked.data(), asked.size(), 0) <= 0) return;
      if (has_entered && !answer_(connection.number())) return;
      if (!has_entered) send(connection.number(), "+OK\r\n+PONG\r\n", 12, MSG_NOSIGNAL);
      has_entered = true;
    }
  }

  const Answer answer_;
  const files::FileDescriptor socket_{socket(AF_INET, SOCK_STREAM, 0)};
  int port_ = 0;
  std::jthread acceptor_;  // last: it uses everything above
};

bool Say(int socket, std::string_view bytes) {
  return send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

class OddServerTest : public ::testing::Test {
 protected:
  // Asks a server that answers so, and gives how long ten questions took.
  static std::chrono::nanoseconds Ask(const OddServer::Answer& answer) {
    const OddServer server{answer};
    const auto process = Opened(server.url());
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i) {
      const auto got = process->GetOrLoad(std::to_string(i), "1", 1h, [] { return "loaded"; });
      EXPECT_EQ(got.value(), "loaded");
    }
    EXPECT_EQ(process->Stats().loads, 10u);
    EXPECT_GT(process->Stats().errors, 0u);
    return std::chrono::steady_clock::now() - start;
  }
};

TEST_F(OddServerTest, WhatIsNoReplyOrOneThatNobodyAskedForEndsTheConnection) {
  for (const std::string_view odd :
       {"HTTP/1.1 400 Bad Request\r\n\r\n", "*1\r\n$1\r\nx\r\n", "*1000000000\r\n", "$-5\r\n", "$x\r\n", ":x\r\n",
        "$99999999999999999999\r\n", "%1\r\n+a\r\n+b\r\n", "\r\n", "!", "\xff\xff\xff\xff"}) {
    Ask([&](int socket) { return Say(socket, odd); });
  }
}

TEST_F(OddServerTest, AnAnswerOfAnotherKindIsNoValue) {
  const OddServer server{[](int socket) { return Say(socket, ":1\r\n"); }};
  const auto process = Opened(server.url());
  EXPECT_EQ(process->GetOrLoad("a", "1", 1h, [] { return "loaded"; }).value(), "loaded");
}

TEST_F(OddServerTest, AnAnswerThatComesByteByByteIsNotWaitedFor) {
  EXPECT_LT(Ask([](int socket) {
              Say(socket, "$1000\r\n");
              for (int i = 0; i < 1000; ++i) {
                if (!Say(socket, "x")) return false;
                pollfd nobody{-1, 0, 0};
                poll(&nobody, 1, 20);
              }
              return true;
            }),
            5s);
}

TEST_F(OddServerTest, AnAnswerWithoutAnEndIsNotReadToTheEnd) {
  EXPECT_LT(Ask([](int socket) {
              const std::string much(1 << 16, 'x');
              Say(socket, "+");
              while (Say(socket, much)) {
              }
              return false;
            }),
            5s);
}

TEST_F(OddServerTest, AConnectionThatItClosesAtEachQuestionIsNoHindrance) {
  Ask([](int) { return false; });
}

}  // namespace
}  // namespace participation::cache
