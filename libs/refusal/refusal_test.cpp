#include "libs/refusal/refusal.hpp"

#include <gtest/gtest.h>

namespace participation::refusal {
namespace {

using std::chrono::milliseconds;

static_assert(Reason::IsWellFormed("CONSULTATION_CLOSED"));
static_assert(Reason::IsWellFormed("V2"));
static_assert(!Reason::IsWellFormed(""));
static_assert(!Reason::IsWellFormed("Closed"));
static_assert(!Reason::IsWellFormed("2_LATE"));
static_assert(!Reason::IsWellFormed("CLOSED_"));
static_assert(!Reason::IsWellFormed("A234567890123456789012345678901234567890123456789012345678901234"));

TEST(RefusalTest, ARefusalCarriesCodeReasonMessageAndMetadata) {
  const auto refusal = FailedPrecondition("CONSULTATION_CLOSED", "the consultation closed on 3 May; read its outcome",
                                          {{"state", "CLOSED"}, {"closed", "2026-05-03"}});
  EXPECT_EQ(refusal.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(refusal.message(), "the consultation closed on 3 May; read its outcome");
  EXPECT_EQ(ReasonOf(refusal), "CONSULTATION_CLOSED");
  EXPECT_EQ(MetadataOf(refusal), (Metadata{{"closed", "2026-05-03"}, {"state", "CLOSED"}}));
}

TEST(RefusalTest, APlainStatusHasItsCodeAsItsReason) {
  const auto refusal = absl::NotFoundError("there is no such person");
  EXPECT_EQ(ReasonOf(refusal), "NOT_FOUND");
  EXPECT_TRUE(MetadataOf(refusal).empty());
  EXPECT_TRUE(ViolationsOf(refusal).empty());
  EXPECT_TRUE(PreconditionsOf(refusal).empty());
  EXPECT_EQ(RetryAfterOf(refusal), std::nullopt);
}

TEST(RefusalTest, EachNameHasItsCode) {
  EXPECT_EQ(InvalidArgument("R", "m").code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(NotFound("R", "m").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(AlreadyExists("R", "m").code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(PermissionDenied("R", "m").code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(Unauthenticated("R", "m").code(), absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(Aborted("R", "m").code(), absl::StatusCode::kAborted);
  EXPECT_EQ(OutOfRange("R", "m").code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(ResourceExhausted("R", "m").code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(Unavailable("R", "m").code(), absl::StatusCode::kUnavailable);
}

TEST(RefusalTest, InvalidFieldsAreAllNamedAndTheMessageSaysTheFirst) {
  const std::vector<Violation> violations{{"emails[2].address", "must be an e-mail address"}, {"note", "is required"}};
  const auto refusal = InvalidFields(violations);
  EXPECT_EQ(refusal.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(refusal.message(), "emails[2].address: must be an e-mail address (and 1 more field)");
  EXPECT_EQ(ReasonOf(refusal), "INVALID_FIELDS");
  EXPECT_EQ(ViolationsOf(refusal), violations);
  EXPECT_EQ(ViolationsOf(InvalidField("seats", "must be 1 to 500")),
            (std::vector<Violation>{{"seats", "must be 1 to 500"}}));
}

TEST(RefusalTest, NoInvalidFieldIsNoRefusal) { EXPECT_TRUE(InvalidFields({}).ok()); }

TEST(RefusalTest, ARetryTimeAndPreconditionsAreAddedToWhatWasThere) {
  const std::vector<Precondition> preconditions{{"CONSENT", "people/1", "ask the person for consent first"}};
  auto refusal = WithRetryAfter(ResourceExhausted("TOO_BUSY", "try again", {{"limit", "64"}}), milliseconds{250});
  refusal = WithPreconditions(std::move(refusal), preconditions);
  EXPECT_EQ(RetryAfterOf(refusal), milliseconds{250});
  EXPECT_EQ(PreconditionsOf(refusal), preconditions);
  EXPECT_EQ(ReasonOf(refusal), "TOO_BUSY");
  EXPECT_EQ(MetadataOf(refusal), (Metadata{{"limit", "64"}}));
}

TEST(RefusalTest, TextsThatLookLikeTheirOwnWrappingComeBackUnchanged) {
  const Metadata awkward{{"", "5:state"}, {"3:abc", ""}, {"zero", std::string("\0:1", 3)}};
  EXPECT_EQ(MetadataOf(NotFound("R", "m", awkward)), awkward);
}

}  // namespace
}  // namespace participation::refusal
