#include "libs/rpc/answer_stream.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

#include "libs/rpc/testing/note_stream.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::Context;
using testing::ElementsAre;
using testing::Gate;
using testing::HasSubstr;
using testing::IsRefusal;
using testing::NoteHouse;
using testing::NoteStream;
using testing::Saying;

class AnswerStreamTest : public ::testing::Test {
 protected:
  // How many streams have ended with a code.
  double Handled(const std::string& code) {
    return house_.metrics()
        .CounterFor("grpc_server_handled_total", "RPCs answered, by code.",
                    {{"grpc_service", "participation.rpc.testing.v1.NoteService"},
                     {"grpc_method", "StreamNotes"},
                     {"grpc_type", "bidi_stream"},
                     {"grpc_code", code}})
        .Value();
  }

  NoteHouse house_;
};

TEST_F(AnswerStreamTest, EachMessageIsAnsweredOnceItIsDurable) {
  NoteStream client{house_};
  EXPECT_EQ(client.Ask("a"), "a");
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a"));
  EXPECT_EQ(client.Ask("b"), "b");
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a", "b"));
  EXPECT_TRUE(client.End().ok());
}

TEST_F(AnswerStreamTest, RepliesComeInTheOrderOfTheMessages) {
  constexpr int kMany = 200;
  NoteStream client{house_};
  std::jthread writer{[&] {
    for (int i = 0; i < kMany; ++i) client.stream->Write(Saying(std::to_string(i)));
    client.stream->WritesDone();
  }};
  testing::v1::StreamNotesResponse reply;
  for (int i = 0; i < kMany; ++i) {
    ASSERT_TRUE(client.stream->Read(&reply));
    EXPECT_EQ(reply.text(), std::to_string(i));
  }
  EXPECT_FALSE(client.stream->Read(&reply));
  EXPECT_TRUE(client.stream->Finish().ok());
  EXPECT_EQ(house_.NotesStored().size(), kMany);
}

TEST_F(AnswerStreamTest, NoMessageIsTakenBeforeTheOneBeforeItIsAnswered) {
  Gate gate;
  house_.behaviour.before_take = [&](const std::string&) { return gate.Pass(), absl::OkStatus(); };
  NoteStream client{house_};
  for (const char* text : {"a", "b", "c"}) ASSERT_TRUE(client.stream->Write(Saying(text)));
  gate.AwaitArrivals(1);
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(NoteStream{house_}.End().ok());  // the server has time for other things
  EXPECT_EQ(gate.arrived(), 1);
  EXPECT_EQ(house_.edge().workers().Waiting(), 0u);
  gate.Open();
  EXPECT_TRUE(client.End().ok());
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a", "b", "c"));
}

TEST_F(AnswerStreamTest, ARefusalEndsTheStreamAndWhatWasAnsweredStays) {
  house_.behaviour.before_take = [](const std::string& text) {
    return text == "b" ? refusal::FailedPrecondition("BOOK_CLOSED", "open the book first") : absl::OkStatus();
  };
  NoteStream client{house_};
  EXPECT_EQ(client.Ask("a"), "a");
  EXPECT_EQ(client.Ask("b"), std::nullopt);
  EXPECT_THAT(client.End(), IsRefusal(StatusCode::kFailedPrecondition, "BOOK_CLOSED"));
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a"));
}

TEST_F(AnswerStreamTest, AMessageThatBreaksARuleEndsTheStreamAndIsNamed) {
  NoteStream client{house_};
  EXPECT_EQ(client.Ask("a"), "a");
  EXPECT_EQ(client.Ask(""), std::nullopt);
  const auto status = client.End();
  EXPECT_THAT(status, IsRefusal(StatusCode::kInvalidArgument, "INVALID_FIELDS"));
  ASSERT_EQ(testing::DetailsOf(status).violations.size(), 1u);
  EXPECT_EQ(testing::DetailsOf(status).violations[0].field, "text");
}

TEST_F(AnswerStreamTest, ABreakdownEndsTheStreamAndLeavesNothingOfItsMessage) {
  house_.behaviour.after_write = [](auto&, auto&) -> absl::Status { throw std::runtime_error{"secret"}; };
  NoteStream client{house_};
  EXPECT_EQ(client.Ask("a"), std::nullopt);
  const auto status = client.End();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_THAT(status.error_message() + status.error_details(), Not(HasSubstr("secret")));
  EXPECT_TRUE(house_.NotesStored().empty());
}

TEST_F(AnswerStreamTest, WhoMayNotOpenAStreamHearsSoAtOnce) {
  Context context;
  const auto stub = testing::v1::NoteService::NewStub(house_.OverTcp());
  const auto stream = stub->BurnNotes(&context);
  testing::v1::BurnNotesResponse reply;
  EXPECT_FALSE(stream->Read(&reply));
  EXPECT_THAT(stream->Finish(), IsRefusal(StatusCode::kPermissionDenied, "POLICY_MISSING"));
}

TEST_F(AnswerStreamTest, AClientThatVanishesMidwayHarmsNobody) {
  Gate gate;
  house_.behaviour.before_take = [&](const std::string& text) {
    if (text == "held") gate.Pass();
    return absl::OkStatus();
  };
  {
    NoteStream vanishing{house_};
    ASSERT_TRUE(vanishing.stream->Write(Saying("held")));
    gate.AwaitArrivals(1);
    vanishing.context.TryCancel();
    EXPECT_EQ(vanishing.stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  {
    NoteStream idle{house_};
    EXPECT_EQ(idle.Ask("a"), "a");
    idle.context.TryCancel();
    EXPECT_EQ(idle.stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  EXPECT_TRUE(testing::Eventually([&] { return Handled("Canceled") == 1; }));
  gate.Open();
  EXPECT_TRUE(testing::Eventually([&] { return Handled("Canceled") == 2; }));
  NoteStream next{house_};
  EXPECT_EQ(next.Ask("b"), "b");
  EXPECT_TRUE(next.End().ok());
}

TEST_F(AnswerStreamTest, AnOpenStreamThatNobodyUsesDoesNotHoldUpTheEnd) {
  NoteStream idle{house_};
  EXPECT_EQ(idle.Ask("a"), "a");
  house_.server().Shutdown(std::chrono::milliseconds{50});
  EXPECT_FALSE(idle.stream->Finish().ok());
}

TEST_F(AnswerStreamTest, AtTheEndAnOpenStreamHearsThatTheServerStopsAndWhenToTryAgain) {
  NoteStream idle{house_};
  EXPECT_EQ(idle.Ask("a"), "a");
  house_.server().Shutdown(std::chrono::milliseconds{50}, [this] { house_.edge().streams().End(); });
  testing::v1::StreamNotesResponse reply;
  EXPECT_FALSE(idle.stream->Read(&reply));
  const auto status = idle.stream->Finish();
  EXPECT_THAT(status, IsRefusal(StatusCode::kUnavailable, "SHUTTING_DOWN"));
  EXPECT_THAT(status.error_message(), HasSubstr("what was acknowledged stays"));
  EXPECT_TRUE(testing::DetailsOf(status).retry_after.has_value());
  EXPECT_TRUE(testing::Eventually([&] { return Handled("Unavailable") == 1; }));
}

// With the connection kept: a client that writes while the last bytes of one come in may lose them.
TEST_F(AnswerStreamTest, AtTheEndAMessageThatWasTakenIsStillAnswered) {
  Gate gate;
  house_.behaviour.before_take = [&](const std::string&) { return gate.Pass(), absl::OkStatus(); };
  NoteStream client{house_};
  ASSERT_TRUE(client.stream->Write(Saying("a")));
  gate.AwaitArrivals(1);
  house_.edge().streams().End();
  gate.Open();
  testing::v1::StreamNotesResponse reply;
  EXPECT_TRUE(client.stream->Read(&reply));
  EXPECT_FALSE(client.stream->Read(&reply));
  EXPECT_THAT(client.stream->Finish(), IsRefusal(StatusCode::kUnavailable, "SHUTTING_DOWN"));
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a"));
}

TEST_F(AnswerStreamTest, TheEndComesAtAnyMomentOfManyStreamsAndEachHearsOfIt) {
  std::vector<std::jthread> clients;
  std::atomic<int> answered{0};
  std::atomic<int> told{0};
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      NoteStream client{house_};
      while (client.Ask("x")) ++answered;
      const auto status = client.End();
      if (testing::DetailsOf(status).reason == "SHUTTING_DOWN") ++told;
    });
  }
  ASSERT_TRUE(testing::Eventually([&] { return answered >= 50; }));
  house_.edge().streams().End();
  clients.clear();
  EXPECT_EQ(told, 8);
  EXPECT_GE(static_cast<int>(house_.NotesStored().size()), answered) << "an acknowledged message is not stored";
}

TEST(AnswerStreamOverloadTest, AFullPoolOfWorkersEndsTheStreamWithATimeToTryAgain) {
  NoteHouse house{{.workers = 1, .jobs_waiting = 1}};
  Gate gate;
  house.behaviour.before_take = [&](const std::string&) { return gate.Pass(), absl::OkStatus(); };
  NoteStream working{house};
  ASSERT_TRUE(working.stream->Write(Saying("working")));
  gate.AwaitArrivals(1);
  NoteStream waiting{house};
  ASSERT_TRUE(waiting.stream->Write(Saying("waiting")));
  ASSERT_TRUE(testing::Eventually([&] { return house.edge().workers().Waiting() == 1; }));
  NoteStream refused{house};
  EXPECT_EQ(refused.Ask("refused"), std::nullopt);
  const auto status = refused.End();
  EXPECT_THAT(status, IsRefusal(StatusCode::kResourceExhausted, "TOO_BUSY"));
  EXPECT_THAT(status.error_message(), testing::HasSubstr("what was acknowledged stays"));
  EXPECT_TRUE(testing::DetailsOf(status).retry_after.has_value());
  gate.Open();
  EXPECT_TRUE(working.End().ok());
  EXPECT_TRUE(waiting.End().ok());
  EXPECT_THAT(house.NotesStored(), ElementsAre("working", "waiting"));
}

TEST_F(AnswerStreamTest, AHandlerMayCheckTheFieldsItself) {
  house_.behaviour.stream_checks_fields = true;
  NoteStream client{house_};
  EXPECT_EQ(client.Ask(""), "");
  EXPECT_EQ(client.Ask("a"), "a");
  EXPECT_TRUE(client.End().ok());
}

}  // namespace
}  // namespace participation::rpc
