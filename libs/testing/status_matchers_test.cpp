#include "libs/testing/status_matchers.hpp"

#include <gtest/gtest.h>

namespace participation::testing {
namespace {

TEST(StatusMatchersTest, OkIsOkAndARefusalIsNot) {
  EXPECT_THAT(absl::OkStatus(), IsOk());
  EXPECT_THAT(absl::StatusOr<int>{1}, IsOk());
  EXPECT_THAT(absl::NotFoundError("no"), Not(IsOk()));
  EXPECT_THAT(absl::StatusOr<int>{absl::NotFoundError("no")}, Not(IsOk()));
}

TEST(StatusMatchersTest, TheHeldValueIsMatched) {
  EXPECT_THAT(absl::StatusOr<std::string>{"order 1"}, IsOkAndHolds(HasSubstr("1")));
  EXPECT_THAT(absl::StatusOr<int>{1}, IsOkAndHolds(1));
  EXPECT_THAT(absl::StatusOr<int>{1}, Not(IsOkAndHolds(2)));
  EXPECT_THAT(absl::StatusOr<int>{absl::NotFoundError("no")}, Not(IsOkAndHolds(_)));
}

TEST(StatusMatchersTest, CodeAndMessageAreMatched) {
  const auto refusal = absl::NotFoundError("no such order");
  EXPECT_THAT(refusal, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(refusal, StatusIs(absl::StatusCode::kNotFound, "no such order"));
  EXPECT_THAT(absl::StatusOr<int>{refusal}, StatusIs(absl::StatusCode::kNotFound, HasSubstr("order")));
  EXPECT_THAT(refusal, Not(StatusIs(absl::StatusCode::kAborted)));
  EXPECT_THAT(refusal, Not(StatusIs(absl::StatusCode::kNotFound, HasSubstr("payment"))));
}

}  // namespace
}  // namespace participation::testing
