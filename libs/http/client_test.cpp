#include "libs/http/client.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <fstream>
#include <functional>

#include "libs/testing/temporary_folder.hpp"
#include "libs/testing/web_server.hpp"

namespace participation::http {
namespace {

using testing::HasSubstr;

class ClientTest : public testing::Test {
 protected:
  ClientTest() {
    std::ofstream{folder_ / "small"} << "hello";
    std::ofstream{folder_ / "large"} << std::string(2000, 'x');
  }

  static std::string WhyUnanswered(const std::string& url, const Limits& limits = {}) {
    try {
      return "answered: " + Get(url, limits).body;
    } catch (const Unanswered& problem) {
      return problem.what();
    }
  }

  testing::TemporaryFolder folder_;
  testing::WebServer server_{folder_.path()};
};

TEST_F(ClientTest, WhatIsThereIsAnswered) {
  const Answer answer = Get(server_.url() + "/small");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "hello");
  EXPECT_EQ(Get(server_.url() + "/other").status, 404);
  EXPECT_EQ(Get(server_.url() + "/broken").status, 503);
}

TEST_F(ClientTest, AFormIsSentWithWhatNeedsToBeEscaped) {
  EXPECT_EQ(PostForm(server_.url() + "/echo", {{"a", "1 & 2"}, {"b", "="}}).body, "a=1%20%26%202&b=%3D");
}

TEST_F(ClientTest, ItGoesNowhereElse) { EXPECT_EQ(Get(server_.url() + "/redirect").status, 302); }

TEST_F(ClientTest, MoreThanIsAllowedAndSlownessEndIt) {
  EXPECT_THAT(WhyUnanswered(server_.url() + "/large", {.body = 1000}), HasSubstr("more than 1000 bytes"));
  EXPECT_THAT(WhyUnanswered(server_.url() + "/slow", {.time = std::chrono::milliseconds{100}}),
              HasSubstr("127.0.0.1: "));
}

TEST_F(ClientTest, AServerThatIsAwayIsNamed) {
  server_.Stop();
  EXPECT_THAT(WhyUnanswered(server_.url() + "/small"), HasSubstr("127.0.0.1"));
}

TEST(SafeUrlTest, OnlyTlsLeavesTheMachine) {
  for (const char* safe :
       {"https://example.org/keys", "http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/"}) {
    EXPECT_TRUE(IsSafe(safe)) << safe;
  }
  for (const char* unsafe :
       {"http://example.org/", "http://127.0.0.1.example.org/", "http://127.evil/", "http://127.0.0.1@example.org/",
        "file:///etc/passwd", "ftp://localhost/", "localhost", "", "https://"}) {
    EXPECT_FALSE(IsSafe(unsafe)) << unsafe;
    EXPECT_THROW(Get(unsafe), std::invalid_argument) << unsafe;
  }
}

}  // namespace
}  // namespace participation::http
