#include "libs/grpc_log/grpc_log.hpp"

#include <gmock/gmock.h>
#include <grpc/support/log.h>

#include "libs/log/log.hpp"

namespace participation::grpc_log {
namespace {

std::string Written(const char* level) {
  log::SetLevel(level);
  ::testing::internal::CaptureStderr();
  gpr_log(GPR_ERROR, "no address for %s", "somebody@example.org");
  gpr_log(GPR_INFO, "chatter");
  return ::testing::internal::GetCapturedStderr();
}

TEST(GrpcLogTest, WhatGrpcComplainsOfIsARecordOfTheLogAndNothingElse) {
  TakeOver();
  EXPECT_EQ(Written("info"), "");
  const std::string record = Written("debug");
  EXPECT_THAT(record, testing::StartsWith("{\"time\":"));
  EXPECT_THAT(record, testing::HasSubstr("no address for [masked]"));
  EXPECT_THAT(record, testing::Not(testing::HasSubstr("chatter")));
}

}  // namespace
}  // namespace participation::grpc_log
