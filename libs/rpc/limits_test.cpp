#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>

#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/rpc/testing/note_house.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::Context;
using testing::IsRefusal;
using testing::NoteSaying;
using testing::v1::NoteService;

constexpr limits::Rate kFive{.per_second = 0.001, .at_once = 5};
constexpr limits::Allowance kFiveOfEach{.reads = kFive, .changes = kFive, .identity = kFive, .ingestion = kFive};

// A server that takes tokens, and five calls of each caller.
class CallLimitsTest : public ::testing::Test {
 protected:
  grpc::Status Write(const std::string& token, std::chrono::milliseconds patience = std::chrono::seconds{20}) {
    auto request = NoteSaying("a");
    request.set_organisation("RX6");
    Context context;
    context.set_deadline(std::chrono::system_clock::now() + patience);
    if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
    testing::v1::WriteNoteResponse response;
    return NoteService::NewStub(house_.OverTcp())->WriteNote(&context, request, &response);
  }
  std::string TokenOf(const std::string& subject) const {
    auto claims = testing::TrialIssuer::Claims(clock::System().Now());
    claims["sub"] = subject;
    return issuer_.Sign(claims);
  }
  testing::TrialIssuer issuer_;
  testing::NoteHouse house_{
      {.callers = identity::Callers{.issuers = {issuer_.AsConfigured()}, .certificates = {}},
       .limits = limits::Rules{.callers = kFiveOfEach, .anonymous = kFiveOfEach, .failed_sign_ins = kFive}}};
};

TEST_F(CallLimitsTest, WhoDoesMoreThanTheyMayIsRefusedAndNobodyElseIs) {
  const std::string ada = TokenOf("ada");
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(Write(ada).ok()) << i;
  const auto refused = Write(ada);
  EXPECT_THAT(refused, IsRefusal(StatusCode::kResourceExhausted, "RATE_LIMITED"));
  EXPECT_TRUE(status::ExtractDetails(refused).retry_after) << "when to try again";
  EXPECT_TRUE(Write(TokenOf("bob")).ok());
  EXPECT_EQ(house_.NotesStored().size(), 6U);
}

TEST_F(CallLimitsTest, ATokenThatIsNewIsNotLookedAtOnceTooManyWereNotGood) {
  const std::string known = TokenOf("ada");
  ASSERT_TRUE(Write(known).ok());
  for (int i = 0; i < 5; ++i) EXPECT_THAT(Write("nonsense"), IsRefusal(StatusCode::kUnauthenticated, "TOKEN_REFUSED"));
  EXPECT_THAT(Write("nonsense"), IsRefusal(StatusCode::kResourceExhausted, "RATE_LIMITED"));
  EXPECT_THAT(Write(TokenOf("bob")), IsRefusal(StatusCode::kResourceExhausted, "RATE_LIMITED"));
  EXPECT_TRUE(Write(known).ok()) << "who is known already goes on";
}

TEST_F(CallLimitsTest, WhoIsRefusedHearsSoOnlyAfterAMoment) {
  const std::string ada = TokenOf("ada");
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(Write(ada).ok()) << i;
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_THAT(Write(ada), IsRefusal(StatusCode::kResourceExhausted, "RATE_LIMITED"));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, SlowRefusals::kMoment);
  EXPECT_EQ(Write(ada, SlowRefusals::kMoment / 5).error_code(), grpc::DEADLINE_EXCEEDED);
  EXPECT_TRUE(testing::Eventually([&] { return house_.edge().slow_refusals().waiting() == 0; }));
}

}  // namespace
}  // namespace participation::rpc
