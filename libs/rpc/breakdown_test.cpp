#include "libs/rpc/breakdown.hpp"

#include <gmock/gmock.h>

#include "libs/database/database.hpp"
#include "libs/rpc/testing/note_house.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::HasSubstr;
using testing::IsRefusal;
using testing::Not;

template <class Problem>
grpc::Status AnswerTo(const Problem& problem) {
  return status::ToGrpc(Breakdown(std::make_exception_ptr(problem)));
}

TEST(BreakdownTest, WhatMayBeStoredIsNotCalledUnchanged) {
  const auto unknown = AnswerTo(database::OutcomeUnknown{"cut off"});
  EXPECT_THAT(unknown, IsRefusal(StatusCode::kUnavailable, "COMMIT_UNKNOWN"));
  EXPECT_THAT(unknown.error_message(), Not(HasSubstr("nothing was changed")));
  const auto away = AnswerTo(database::Unavailable{"away"});
  EXPECT_THAT(away, IsRefusal(StatusCode::kUnavailable, "STORE_UNAVAILABLE"));
  EXPECT_THAT(away.error_message(), HasSubstr("nothing was changed"));
}

}  // namespace
}  // namespace participation::rpc
