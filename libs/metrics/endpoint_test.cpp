#include "libs/metrics/endpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "libs/metrics/testing/http_client.hpp"

namespace participation::metrics {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

using testing::Ask;
using testing::Connect;
using testing::ReceiveAll;
using testing::Send;

std::string Get(const Endpoint& endpoint, const std::string& path) { return testing::Get(endpoint.address(), path); }

class EndpointTest : public ::testing::Test {
 protected:
  Registry registry_;
  std::atomic<bool> ready_{true};
  Endpoint endpoint_{registry_, "127.0.0.1:0", [this] { return ready_.load(); }};
};

TEST_F(EndpointTest, AScrapeGetsTheMetrics) {
  registry_.CounterFor("participation_seen_total", "Seen.").Increment(2);
  const auto answer = Get(endpoint_, "/metrics?name=all");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4"));
  EXPECT_THAT(answer, HasSubstr("participation_seen_total 2\n"));
}

TEST_F(EndpointTest, AScrapeOfManyMegabytesArrivesWhole) {
  for (int i = 0; i < 20'000; ++i) {
    registry_.CounterFor("participation_big_total", std::string(200, 'x'),
                         {{"n", std::string(200, 'y') + std::to_string(i)}});
  }
  const auto text = registry_.Text();
  ASSERT_GT(text.size(), 4'000'000u);
  EXPECT_THAT(Get(endpoint_, "/metrics").size(), ::testing::Gt(text.size()));
}

TEST_F(EndpointTest, ReadinessFollowsTheProcessAndLivenessDoesNot) {
  EXPECT_THAT(Get(endpoint_, "/health/ready"), StartsWith("HTTP/1.1 200 OK\r\n"));
  ready_ = false;
  EXPECT_THAT(Get(endpoint_, "/health/ready"), StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
  EXPECT_THAT(Get(endpoint_, "/health/live"), StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(EndpointTest, WhatIsNotAGetOfAKnownPathIsRefused) {
  EXPECT_THAT(Get(endpoint_, "/"), StartsWith("HTTP/1.1 404 "));
  EXPECT_THAT(Ask(endpoint_.address(), "POST /metrics HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"),
              ::testing::AllOf(StartsWith("HTTP/1.1 405 "), HasSubstr("\r\nAllow: GET\r\n")));
  EXPECT_THAT(Ask(endpoint_.address(), "hello\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(Ask(endpoint_.address(), "GET / HTTP/1.1\r\nX: " + std::string(100'000, 'x')),
              StartsWith("HTTP/1.1 431 "));
}

TEST_F(EndpointTest, ARequestInPiecesIsAnswered) {
  const auto connection = Connect(endpoint_.address());
  for (const auto* piece : {"GET /health/", "live HTTP/1.1\r\n", "\r", "\n"}) Send(connection, piece);
  EXPECT_THAT(ReceiveAll(connection), EndsWith("\r\n\r\nlive\n"));
}

TEST_F(EndpointTest, IdleConnectionsDoNotKeepAProbeOut) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<Descriptor> idle;
  for (int i = 0; i < 200; ++i) idle.push_back(Connect(endpoint_.address()));
  EXPECT_THAT(Get(endpoint_, "/health/live"), StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_EQ(ReceiveAll(idle.front()), "");
  // Sooner than the five seconds after which an idle connection is given up anyway.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{4});
}

TEST_F(EndpointTest, ScrapesAtTheSameTimeAreAllAnswered) {
  std::atomic<int> answered{0};
  {
    std::vector<std::jthread> clients;
    for (int client = 0; client < 8; ++client) {
      clients.emplace_back([&] {
        for (int i = 0; i < 50; ++i) answered += Get(endpoint_, "/metrics").starts_with("HTTP/1.1 200 OK");
      });
    }
  }
  EXPECT_EQ(answered, 400);
}

TEST_F(EndpointTest, AnAddressInUseOrMalformedIsNamedInTheError) {
  for (const auto& address : {endpoint_.address(), std::string{"127.0.0.1"}, std::string{"127.0.0.1:"},
                              std::string{"127.0.0.1:http"}, std::string{"127.0.0.1:70000000"}}) {
    try {
      Endpoint second{registry_, address};
      ADD_FAILURE() << address;
    } catch (const std::runtime_error& error) {
      EXPECT_THAT(error.what(), HasSubstr("cannot listen at " + address));
    }
  }
}

TEST(EndpointLifeTest, ABrokenReadinessCheckIsAnErrorAndNotTheEnd) {
  Registry registry;
  Endpoint endpoint{registry, "127.0.0.1:0", []() -> bool { throw std::runtime_error{"broken"}; }};
  EXPECT_THAT(Get(endpoint, "/health/ready"), StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(Get(endpoint, "/health/live"), StartsWith("HTTP/1.1 200 "));
}

TEST(EndpointLifeTest, AnEndpointEndsWithConnectionsOpen) {
  Registry registry;
  auto endpoint = std::make_unique<Endpoint>(registry, "127.0.0.1:0");
  const auto connection = Connect(endpoint->address());
  Send(connection, "GET /met");
  endpoint.reset();
  EXPECT_EQ(ReceiveAll(connection), "");
}

}  // namespace
}  // namespace participation::metrics
