#include <grpcpp/support/status.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "google/rpc/status.pb.h"
#include "libs/refusal/refusal.hpp"
#include "libs/status/extract_details.hpp"
#include "libs/status/to_grpc.hpp"

namespace participation::status {
namespace {

using refusal::Metadata;
using refusal::Precondition;
using refusal::Violation;
using std::chrono::milliseconds;

TEST(StatusTest, OkStaysOkWithoutDetails) {
  EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok());
  EXPECT_TRUE(ToGrpc(absl::OkStatus()).error_details().empty());
}

TEST(StatusTest, EverythingARefusalSaysReachesTheClient) {
  const std::vector<Precondition> preconditions{{"CONSENT", "people/1", "ask for consent first"}};
  const auto refused = refusal::WithRetryAfter(
      refusal::WithPreconditions(refusal::FailedPrecondition("NO_CONSENT", "no consent yet", {{"state", "PENDING"}}),
                                 preconditions),
      milliseconds{1500});
  const auto details = ExtractDetails(ToGrpc(refused));
  EXPECT_EQ(details.code, absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(details.message, "no consent yet");
  EXPECT_EQ(details.reason, "NO_CONSENT");
  EXPECT_EQ(details.domain, "participation");
  EXPECT_EQ(details.metadata, (Metadata{{"state", "PENDING"}}));
  EXPECT_EQ(details.preconditions, preconditions);
  EXPECT_EQ(details.retry_after, milliseconds{1500});
  EXPECT_TRUE(details.violations.empty());
}

TEST(StatusTest, FieldViolationsReachTheClient) {
  const std::vector<Violation> violations{{"a.b[3]", "must be 1 to 5"}, {"c", "is required"}};
  EXPECT_EQ(ExtractDetails(ToGrpc(refusal::InvalidFields(violations))).violations, violations);
}

TEST(StatusTest, APlainStatusGetsItsCodeAsItsReason) {
  const auto details = ExtractDetails(ToGrpc(absl::FailedPreconditionError("the plan is closed")));
  EXPECT_EQ(details.reason, "FAILED_PRECONDITION");
  EXPECT_EQ(details.domain, "participation");
}

TEST(StatusTest, EachKindOfDetailIsSentAtMostOnceAndErrorInfoAlways) {
  for (const auto& refused :
       {absl::NotFoundError("gone"), refusal::InvalidFields({{"a", "b"}, {"c", "d"}}),
        refusal::WithRetryAfter(refusal::WithRetryAfter(absl::AbortedError("x"), milliseconds{1}), milliseconds{2})}) {
    google::rpc::Status wire;
    ASSERT_TRUE(wire.ParseFromString(ToGrpc(refused).error_details()));
    EXPECT_EQ(wire.code(), static_cast<int>(refused.code()));
    EXPECT_EQ(wire.message(), refused.message());
    std::multiset<std::string> kinds;
    for (const auto& any : wire.details()) kinds.insert(any.type_url());
    EXPECT_EQ(kinds.count("type.googleapis.com/google.rpc.ErrorInfo"), 1u);
    for (const auto& kind : kinds) EXPECT_EQ(kinds.count(kind), 1u) << kind;
  }
}

TEST(StatusTest, ManyViolationsAreCutToWhatATrailerHoldsAndTheRestIsCounted) {
  std::vector<Violation> violations;
  for (int i = 0; i < 1000; ++i) violations.push_back({"field" + std::to_string(i), std::string(60, 'x')});
  const auto sent = ToGrpc(refusal::InvalidFields(violations));
  EXPECT_LT(sent.error_details().size() * 4 / 3 + sent.error_message().size() * 3, 8000u);
  const auto details = ExtractDetails(sent);
  EXPECT_GT(details.violations.size(), 20u);
  EXPECT_EQ(std::to_string(1000 - details.violations.size()), details.metadata.at("omitted"));
}

TEST(StatusTest, ALongMessageIsCutBetweenCharacters) {
  std::string message = "x";
  for (int i = 0; i < 400; ++i) message += "é";
  const auto sent = ToGrpc(absl::AbortedError(message));
  EXPECT_EQ(sent.error_message().size(), 499u);
  EXPECT_EQ(ExtractDetails(sent).reason, "ABORTED");
}

TEST(StatusTest, TheAnswersOfOtherServersAreRead) {
  const auto bare = ExtractDetails({grpc::StatusCode::UNAVAILABLE, "connection refused"});
  EXPECT_EQ(bare.code, absl::StatusCode::kUnavailable);
  EXPECT_EQ(bare.reason, "UNAVAILABLE");
  const auto damaged = ExtractDetails({grpc::StatusCode::INTERNAL, "boom", "\xff\xffnot a message"});
  EXPECT_EQ(damaged.reason, "INTERNAL");
  EXPECT_EQ(damaged.message, "boom");
}

}  // namespace
}  // namespace participation::status
