#pragma once

#include <gmock/gmock.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/testing/namespace.hpp"

// Matchers for absl::Status and absl::StatusOr:
//   EXPECT_THAT(Cancel(order), IsOk());
//   EXPECT_THAT(Find("1"), IsOkAndHolds(Property(&Order::id, "1")));
//   EXPECT_THAT(Find("2"), StatusIs(absl::StatusCode::kNotFound, HasSubstr("order")));
namespace participation::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }

template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& value) {
  return value.status();
}

MATCHER(IsOk, negation ? "is not OK" : "is OK") {
  *result_listener << "which is " << StatusOf(arg).ToString();
  return StatusOf(arg).ok();
}

MATCHER_P(IsOkAndHolds, value, "is OK and holds a value that " + ::testing::PrintToString(value)) {
  if (!arg.ok()) {
    *result_listener << "which is " << arg.status().ToString();
    return false;
  }
  return ::testing::ExplainMatchResult(value, *arg, result_listener);
}

MATCHER_P2(StatusIs, code, message, "has the code " + absl::StatusCodeToString(code) + " and a message that matches") {
  const auto& status = StatusOf(arg);
  *result_listener << "which is " << status.ToString() << " ";
  return status.code() == code &&
         ::testing::ExplainMatchResult(message, std::string{status.message()}, result_listener);
}

inline auto StatusIs(absl::StatusCode code) { return StatusIs(code, ::testing::_); }

}  // namespace participation::testing
