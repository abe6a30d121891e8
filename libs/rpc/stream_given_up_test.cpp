#include <gmock/gmock.h>

#include <atomic>
#include <mutex>

#include "libs/rpc/testing/note_stream.hpp"

namespace participation::rpc {
namespace {

using testing::ElementsAre;
using testing::Eventually;
using testing::Gate;
using testing::HasSubstr;
using testing::NoteHouse;
using testing::NoteStream;
using testing::Saying;

bool HasPassed(std::chrono::system_clock::time_point time) { return std::chrono::system_clock::now() > time; }

// A stream whose caller waits no longer.
class StreamGivenUpTest : public ::testing::Test {
 protected:
  StreamGivenUpTest() {
    house_.behaviour.stream_gone = [this] { ++gone_; };
    house_.behaviour.before_take = [this](const std::string& text) {
      const std::lock_guard lock{mutex_};
      taken_.push_back(text);
      return absl::OkStatus();
    };
  }

  std::vector<std::string> Taken() {
    const std::lock_guard lock{mutex_};
    return taken_;
  }
  // Whether one stream has ended with this code, and nothing of it is left.
  bool HasEnded(const std::string& code) {
    return Eventually([&] { return gone_ == 1; }) &&
           house_.metrics()
                   .CounterFor("grpc_server_handled_total", "RPCs answered, by code.",
                               {{"grpc_service", "participation.rpc.testing.v1.NoteService"},
                                {"grpc_method", "StreamNotes"},
                                {"grpc_type", "bidi_stream"},
                                {"grpc_code", code}})
                   .Value() == 1;
  }

  std::mutex mutex_;
  std::vector<std::string> taken_;
  std::atomic<int> gone_{0};
  NoteHouse house_{{.workers = 1}};
};

TEST_F(StreamGivenUpTest, WhatWasAnsweredStaysAndNothingMoreIsBegun) {
  NoteStream client{house_};
  EXPECT_EQ(client.Ask("a"), "a");
  EXPECT_EQ(client.Ask("b"), "b");
  std::atomic<bool> arrived{false};
  house_.behaviour.in_take = [&](const Call& call) {
    arrived = true;
    EXPECT_TRUE(Eventually([&] { return call.given_up->load(); }));
  };
  for (const char* text : {"c", "d", "e"}) ASSERT_TRUE(client.stream->Write(Saying(text)));
  ASSERT_TRUE(Eventually([&] { return arrived.load(); }));
  client.context.TryCancel();
  EXPECT_EQ(client.stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_TRUE(HasEnded("Canceled"));
  EXPECT_THAT(Taken(), ElementsAre("a", "b", "c"));
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a", "b"));
}

TEST_F(StreamGivenUpTest, NoChangeIsBegunBehindTheDeadline) {
  NoteStream client{house_, std::chrono::milliseconds{500}};
  EXPECT_EQ(client.Ask("a"), "a");
  house_.behaviour.in_take = [](const Call& call) {
    EXPECT_TRUE(Eventually([&] { return HasPassed(call.deadline); }));
  };
  EXPECT_EQ(client.Ask("b"), std::nullopt);
  EXPECT_EQ(client.End().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_TRUE(HasEnded("DeadlineExceeded"));
  EXPECT_THAT(house_.NotesStored(), ElementsAre("a"));
}

TEST_F(StreamGivenUpTest, AMessageWhoseTurnComesBehindTheDeadlineIsNotTaken) {
  Gate gate;
  house_.behaviour.in_read = [&] { return gate.Pass(), absl::OkStatus(); };
  std::jthread working{[&] {  // occupies the only worker
    testing::Context context;
    testing::v1::ReadNoteRequest request;
    request.set_text("a");
    testing::v1::ReadNoteResponse response;
    EXPECT_TRUE(testing::v1::NoteService::NewStub(house_.OverTcp())->ReadNote(&context, request, &response).ok());
  }};
  gate.AwaitArrivals(1);
  NoteStream late{house_, std::chrono::milliseconds{300}};
  ASSERT_TRUE(late.stream->Write(Saying("late")));
  ASSERT_TRUE(Eventually([&] { return house_.edge().workers().Waiting() == 1; }));
  EXPECT_TRUE(Eventually([&] { return HasPassed(late.context.deadline()); }));
  gate.Open();
  EXPECT_TRUE(HasEnded("DeadlineExceeded"));
  EXPECT_THAT(Taken(), ElementsAre());
}

TEST_F(StreamGivenUpTest, ItsRefusalIsLoggedAsThatOfASingleCall) {
  ::testing::internal::CaptureStderr();
  NoteStream client{house_};
  EXPECT_EQ(client.Ask(std::string{}), std::nullopt);
  EXPECT_FALSE(client.End().ok());
  EXPECT_TRUE(HasEnded("InvalidArgument"));
  testing::Context context;
  testing::v1::WriteNoteResponse response;
  EXPECT_FALSE(testing::v1::NoteService::NewStub(house_.OverTcp())
                   ->WriteNote(&context, testing::NoteSaying(""), &response)
                   .ok());
  const std::string log = ::testing::internal::GetCapturedStderr();
  for (const char* rpc : {"StreamNotes", "WriteNote"}) {
    EXPECT_THAT(log, HasSubstr("\"message\":\"call refused\",\"method\":\"participation.rpc.testing.v1.NoteService." +
                               std::string{rpc} + "\",\"code\":\"INVALID_ARGUMENT\""));
  }
}

}  // namespace
}  // namespace participation::rpc
