#include "tools/participationctl/problem.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "libs/refusal/refusal.hpp"
#include "libs/status/to_grpc.hpp"
#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/client.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

using ::testing::HasSubstr;

std::string Explained(const grpc::Status& status) {
  std::ostringstream out;
  Explain(status, "127.0.0.1:7400", Wording{*people_bank::v1::LookUpPersonRequest::descriptor()}, out);
  return out.str();
}

TEST(ProblemTest, AProgramThatDoesNotServeACommandIsNamed) {
  EXPECT_THAT(Explained(grpc::Status{grpc::StatusCode::UNIMPLEMENTED, ""}),
              HasSubstr("127.0.0.1:7400 does not serve this command"));
}

TEST(ProblemTest, ARequestThatIsTooLargeIsNotWorthRepeating) {
  const grpc::Status status{grpc::StatusCode::RESOURCE_EXHAUSTED, "Received message larger than max (5 vs. 4)"};
  EXPECT_THAT(Explained(status), HasSubstr("at most 4 MB"));
  EXPECT_EQ(ExitCodeOf(status), kInvalid);
  EXPECT_FALSE(WorthRepeating(status));
}

TEST(ProblemTest, AProgramGetsTheSameAsJson) {
  std::ostringstream out;
  const auto busy = refusal::WithRetryAfter(refusal::ResourceExhausted("TOO_BUSY", "busy"), std::chrono::seconds{1});
  ExplainAsJson(status::ToGrpc(busy), "127.0.0.1:7400", out);
  EXPECT_EQ(nlohmann::json::parse(out.str()), nlohmann::json::parse(R"({"code":"RESOURCE_EXHAUSTED","exitCode":7,
      "reason":"TOO_BUSY","message":"busy","retryAfterSeconds":1.0})"));
  out.str("");
  ExplainAsJson(status::ToGrpc(refusal::InvalidField("details.email", "is required")), "127.0.0.1:7400", out);
  EXPECT_EQ(nlohmann::json::parse(out.str())["violations"],
            nlohmann::json::parse(R"([{"field":"details.email","description":"is required"}])"));
}

TEST(ProblemTest, WhatIsRefusedIsSaidInTheWordsOfTheCommandAndWithItsPlace) {
  std::ostringstream out;
  const auto refusal = refusal::FailedPrecondition("PERSON_ERASED", "GetPerson shows who it was; check person_id",
                                                   {{"allowed", "ErasePerson"}, {"field", "person_ids[2]"}});
  const Wording wording{*people_bank::v1::InvitePeopleRequest::descriptor()};
  Explain(status::ToGrpc(refusal), "127.0.0.1:7400", wording, out, "people.jsonl, line 3");
  EXPECT_THAT(out.str(), ::testing::StartsWith("people.jsonl, line 3: get-person shows who it was; check "));
  EXPECT_THAT(out.str(), ::testing::AllOf(HasSubstr("allowed: erase-person"), HasSubstr("field: --person-ids[2]")));
}

TEST(ProblemTest, AServerThatIsBusyAndSaysWhenToTryAgainIsAskedAgain) {
  const auto busy = refusal::WithRetryAfter(refusal::ResourceExhausted("TOO_BUSY", "busy"), std::chrono::seconds{1});
  EXPECT_TRUE(WorthRepeating(status::ToGrpc(busy)));
  EXPECT_THAT(Explained(status::ToGrpc(busy)), HasSubstr("try again in 1 s"));
  EXPECT_FALSE(WorthRepeating(status::ToGrpc(refusal::ResourceExhausted("TOO_MANY", "as many as may be"))));
}

}  // namespace
}  // namespace participation::ctl
