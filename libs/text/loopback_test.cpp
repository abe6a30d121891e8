#include "libs/text/loopback.hpp"

#include <gtest/gtest.h>

namespace participation::text {
namespace {

TEST(LoopbackTest, OnlyThisMachineIsThisMachine) {
  for (const char* host : {"localhost", "127.0.0.1", "127.1", "127.9.8.7", "::1", "[::1]"}) {
    EXPECT_TRUE(IsLoopbackHost(host)) << host;
  }
  for (const char* host : {"", "[]", "localhost.example.org", "127.0.0.1.example.org", "127.evil", "0.0.0.0",
                           "128.0.0.1", "::", "::2", "[::2]", "example.org", "10.0.0.1"}) {
    EXPECT_FALSE(IsLoopbackHost(host)) << host;
  }
}

}  // namespace
}  // namespace participation::text
