#include "libs/rpc/answer.hpp"

#include <gmock/gmock.h>

#include "libs/rpc/testing/note_house.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::Behaviour;
using testing::Context;
using testing::DetailsOf;
using testing::ElementsAre;
using testing::Gate;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsRefusal;
using testing::Not;
using testing::NoteSaying;
using testing::PendingWrite;

enum class Way { kTcp, kInProcess };

class AnswerTest : public ::testing::TestWithParam<Way> {
 protected:
  std::shared_ptr<grpc::Channel> Channel() { return GetParam() == Way::kTcp ? house_.OverTcp() : house_.InProcess(); }
  std::unique_ptr<testing::v1::NoteService::Stub> Stub() { return testing::v1::NoteService::NewStub(Channel()); }

  grpc::Status Write(const testing::v1::WriteNoteRequest& request) {
    Context context;
    return Stub()->WriteNote(&context, request, &response_);
  }
  absl::StatusOr<std::int64_t> Read(const std::string& text) {
    Context context;
    testing::v1::ReadNoteRequest request;
    request.set_text(text);
    testing::v1::ReadNoteResponse response;
    const auto status = Stub()->ReadNote(&context, request, &response);
    if (!status.ok()) return absl::Status{static_cast<StatusCode>(status.error_code()), status.error_message()};
    return response.number();
  }

  testing::NoteHouse house_;
  testing::v1::WriteNoteResponse response_;
};

INSTANTIATE_TEST_SUITE_P(Both, AnswerTest, ::testing::Values(Way::kTcp, Way::kInProcess),
                         [](const auto& info) { return info.param == Way::kTcp ? "OverTcp" : "InProcess"; });

TEST_P(AnswerTest, AnOkMeansThatTheChangeIsDurable) {
  ASSERT_TRUE(Write(NoteSaying("a")).ok());
  EXPECT_EQ(response_.number(), 1);
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a"));
  house_.Restart();
  EXPECT_EQ(*Read("a"), 1);
}

TEST_P(AnswerTest, ARefusedChangeLeavesNothing) {
  house_.behaviour.after_write = [](auto&, auto&) {
    return refusal::FailedPrecondition("BOOK_CLOSED", "open the book first");
  };
  response_.set_number(7);
  const auto status = Write(NoteSaying("a"));
  EXPECT_THAT(status, IsRefusal(StatusCode::kFailedPrecondition, "BOOK_CLOSED"));
  EXPECT_EQ(status.error_message(), "open the book first");
  EXPECT_THAT(house_.NotesStored(), IsEmpty());
}

TEST_P(AnswerTest, PermissionIsAskedBeforeTheRequestIsLookedAt) {
  Context context;
  testing::v1::BurnNoteResponse response;
  EXPECT_THAT(Stub()->BurnNote(&context, {}, &response), IsRefusal(StatusCode::kPermissionDenied, "POLICY_MISSING"));

  Context with_credential;
  with_credential.AddMetadata("authorization", "Bearer x");
  EXPECT_THAT(Stub()->WriteNote(&with_credential, {}, &response_),
              IsRefusal(StatusCode::kUnauthenticated, "CREDENTIAL_NOT_TAKEN"));
  EXPECT_THAT(house_.NotesStored(), IsEmpty());
}

TEST_P(AnswerTest, EveryFieldThatBreaksARuleIsNamed) {
  auto request = NoteSaying(std::string(101, 'x'), "no uuid");
  request.set_colour("RED");
  request.add_drafts()->set_text("fine");
  request.add_drafts();
  std::vector<std::string> fields;
  const auto status = Write(request);
  for (const auto& violation : DetailsOf(status).violations) fields.push_back(violation.field);
  EXPECT_THAT(status, IsRefusal(StatusCode::kInvalidArgument, "INVALID_FIELDS"));
  EXPECT_THAT(fields, ::testing::UnorderedElementsAre("note.text", "request_id", "colour", "drafts[1].text"));
  EXPECT_THAT(house_.NotesStored(), IsEmpty());
}

TEST_P(AnswerTest, AMessageTooLargeIsRefusedAndSaysSo) {
  auto request = NoteSaying("large");
  request.mutable_note()->mutable_scan()->resize(5 << 20);
  const auto status = Write(request);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_THAT(status.error_message(), HasSubstr("larger than max"));
  EXPECT_THAT(house_.NotesStored(), IsEmpty());
}

TEST_P(AnswerTest, NothingIsDoneOnceTheDeadlineHasPassed) {
  Gate gate;
  house_.behaviour.after_write = [&](auto&, auto&) { return gate.Pass(), absl::OkStatus(); };
  PendingWrite first{Channel(), NoteSaying("first")};
  gate.AwaitArrivals(1);
  {
    PendingWrite late{Channel(), NoteSaying("late"), std::chrono::milliseconds{50}};
    EXPECT_EQ(late.Await().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  }
  gate.Open();
  EXPECT_TRUE(first.Await().ok());
  EXPECT_TRUE(Write(NoteSaying("next")).ok());
  EXPECT_THAT(house_.NotesStored(), ElementsAre("first", "next"));
}

TEST_P(AnswerTest, NothingIsDoneForACallerWhoGaveUpBeforeItsTurn) {
  Gate gate;
  house_.behaviour.after_write = [&](auto&, auto&) { return gate.Pass(), absl::OkStatus(); };
  PendingWrite first{Channel(), NoteSaying("first")};
  gate.AwaitArrivals(1);
  {
    PendingWrite given_up{Channel(), NoteSaying("given up")};
    ASSERT_TRUE(testing::Eventually([&] { return house_.database().Waiting() == 1; }));
    given_up.Cancel();
    EXPECT_EQ(given_up.Await().error_code(), grpc::StatusCode::CANCELLED);
  }
  // What the client says takes a moment to arrive; another answer on the same way comes after it.
  ASSERT_EQ(*Read("x"), 0);
  gate.Open();
  EXPECT_TRUE(first.Await().ok());
  EXPECT_TRUE(Write(NoteSaying("next")).ok());
  EXPECT_THAT(house_.NotesStored(), ElementsAre("first", "next"));
}

TEST_P(AnswerTest, ACallerWhoGivesUpMidwayHarmsNobody) {
  Gate gate;
  house_.behaviour.after_write = [&](auto&, auto&) { return gate.Pass(), absl::OkStatus(); };
  {
    PendingWrite given_up{Channel(), NoteSaying("given up")};
    gate.AwaitArrivals(1);
    given_up.Cancel();
    EXPECT_EQ(given_up.Await().error_code(), grpc::StatusCode::CANCELLED);
  }
  gate.Open();
  EXPECT_TRUE(Write(NoteSaying("next")).ok());
  EXPECT_THAT(house_.NotesStored(), ElementsAre("given up", "next"));
}

TEST_P(AnswerTest, ABreakdownTellsNothingOfTheInside) {
  const auto expect_internal = [](const grpc::Status& status) {
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
    EXPECT_THAT(status.error_message(), HasSubstr("nothing was changed"));
    EXPECT_THAT(status.error_message() + status.error_details(), Not(HasSubstr("secret")));
  };
  house_.behaviour.after_write = [](auto&, auto&) -> absl::Status { throw std::runtime_error{"secret"}; };
  expect_internal(Write(NoteSaying("a")));
  house_.behaviour.after_write = [](auto&, auto&) -> absl::Status { throw 7; };
  expect_internal(Write(NoteSaying("b")));
  house_.behaviour.in_read = []() -> absl::Status { throw std::runtime_error{"secret"}; };
  EXPECT_EQ(Read("a").status().code(), StatusCode::kInternal);
  house_.behaviour.in_preparation = []() -> absl::Status { throw std::runtime_error{"secret"}; };
  Context context;
  testing::v1::SealNoteResponse sealed;
  expect_internal(Stub()->SealNote(&context, {}, &sealed));
  EXPECT_THAT(house_.NotesStored(), IsEmpty());
}

TEST_P(AnswerTest, ABreakdownTakesNobodyDownWhoSharesTheCommit) {
  Gate gate;
  house_.behaviour.after_write = [&](database::Transaction&, const std::string& text) -> absl::Status {
    gate.Pass();
    if (text == "breaks") throw std::runtime_error{"broken"};
    return absl::OkStatus();
  };
  PendingWrite first{Channel(), NoteSaying("first")};
  gate.AwaitArrivals(1);
  PendingWrite before{Channel(), NoteSaying("before")};
  PendingWrite breaks{Channel(), NoteSaying("breaks")};
  PendingWrite after{Channel(), NoteSaying("after")};
  ASSERT_TRUE(testing::Eventually([&] { return house_.database().Waiting() == 3; }));
  gate.Open();
  EXPECT_EQ(breaks.Await().error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_TRUE(before.Await().ok() && after.Await().ok() && first.Await().ok());
  EXPECT_THAT(house_.NotesStored(), ::testing::UnorderedElementsAre("first", "before", "after"));
}

}  // namespace
}  // namespace participation::rpc
