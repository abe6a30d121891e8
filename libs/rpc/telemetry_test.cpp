#include <gmock/gmock.h>

#include "libs/rpc/testing/note_stream.hpp"

namespace participation::rpc {
namespace {

using testing::Context;
using testing::ElementsAre;
using testing::NoteSaying;

constexpr char kTraceparent[] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

class TelemetryTest : public ::testing::Test {
 protected:
  grpc::Status Write(const std::string& text, const std::string& traceparent = "") {
    Context context;
    if (!traceparent.empty()) context.AddMetadata("traceparent", traceparent);
    testing::v1::WriteNoteResponse response;
    return testing::v1::NoteService::NewStub(house_.OverTcp())->WriteNote(&context, NoteSaying(text), &response);
  }
  std::vector<std::string> TracesOfEvents() {
    std::vector<std::string> traces;
    for (const auto& row : house_.RowsStored("SELECT traceparent FROM outbox ORDER BY position")) {
      traces.push_back(row.Text(0));
    }
    return traces;
  }
  double Started(const std::string& method, const std::string& type) {
    return house_.metrics()
        .CounterFor("grpc_server_started_total", "RPCs started on the server.", Labels(method, type))
        .Value();
  }
  double Received(const std::string& method, const std::string& type) {
    return house_.metrics()
        .CounterFor("grpc_server_msg_received_total", "Messages received by the server.", Labels(method, type))
        .Value();
  }
  double Sent(const std::string& method, const std::string& type) {
    return house_.metrics()
        .CounterFor("grpc_server_msg_sent_total", "Messages sent by the server.", Labels(method, type))
        .Value();
  }
  double Handled(const std::string& method, const std::string& code, const std::string& type = "unary") {
    auto labels = Labels(method, type);
    labels["grpc_code"] = code;
    return house_.metrics().CounterFor("grpc_server_handled_total", "RPCs answered, by code.", labels).Value();
  }
  static metrics::Labels Labels(const std::string& method, const std::string& type) {
    return {{"grpc_service", "participation.rpc.testing.v1.NoteService"}, {"grpc_method", method}, {"grpc_type", type}};
  }

  testing::NoteHouse house_;
};

TEST_F(TelemetryTest, AChangesEventsBelongToTheTraceOfTheCall) {
  ASSERT_TRUE(Write("a", kTraceparent).ok());
  EXPECT_THAT(TracesOfEvents(), ElementsAre(kTraceparent));
}

TEST_F(TelemetryTest, ACallWithoutATraceOrWithNonsenseGetsOneOfItsOwn) {
  ASSERT_TRUE(Write("a").ok());
  ASSERT_TRUE(Write("b", "nonsense").ok());
  const auto traces = TracesOfEvents();
  ASSERT_EQ(traces.size(), 2u);
  EXPECT_TRUE(trace::IsTraceparent(traces[0]) && trace::IsTraceparent(traces[1]));
  EXPECT_NE(traces[0], traces[1]);
}

TEST_F(TelemetryTest, AStreamsEventsBelongToItsTrace) {
  Context context;
  context.AddMetadata("traceparent", kTraceparent);
  const auto stub = testing::v1::NoteService::NewStub(house_.OverTcp());
  const auto stream = stub->StreamNotes(&context);
  testing::v1::StreamNotesRequest request;
  request.set_text("a");
  for (int i = 0; i < 2; ++i) {
    testing::v1::StreamNotesResponse reply;
    ASSERT_TRUE(stream->Write(request) && stream->Read(&reply));
  }
  stream->WritesDone();
  ASSERT_TRUE(stream->Finish().ok());
  EXPECT_THAT(TracesOfEvents(), ElementsAre(kTraceparent, kTraceparent));
}

TEST_F(TelemetryTest, PreparationAndReadsBelongToTheTraceToo) {
  std::vector<std::string> traces;
  house_.behaviour.in_preparation = house_.behaviour.in_read = [&] {
    traces.emplace_back(trace::Current());
    return absl::OkStatus();
  };
  const auto stub = testing::v1::NoteService::NewStub(house_.OverTcp());
  Context sealing;
  sealing.AddMetadata("traceparent", kTraceparent);
  testing::v1::SealNoteResponse sealed;
  ASSERT_TRUE(stub->SealNote(&sealing, {}, &sealed).ok());
  Context reading;
  reading.AddMetadata("traceparent", kTraceparent);
  testing::v1::ReadNoteRequest request;
  request.set_text("a");
  testing::v1::ReadNoteResponse read;
  ASSERT_TRUE(stub->ReadNote(&reading, request, &read).ok());
  EXPECT_THAT(traces, ElementsAre(kTraceparent, kTraceparent));
}

TEST_F(TelemetryTest, CallsAreCountedWhenTheyStartAndByCodeWhenTheyEnd) {
  ASSERT_TRUE(Write("a").ok());
  ASSERT_FALSE(Write("").ok());
  EXPECT_EQ(Started("WriteNote", "unary"), 2);
  EXPECT_EQ(Received("WriteNote", "unary"), 2);
  EXPECT_EQ(Sent("WriteNote", "unary"), 1) << "a refusal is no message";
  EXPECT_EQ(Handled("WriteNote", "OK"), 1);
  EXPECT_EQ(Handled("WriteNote", "InvalidArgument"), 1);
  const auto& seconds = house_.metrics().HistogramFor(
      "grpc_server_handling_seconds", "Seconds from the start of an RPC to its answer.", Labels("WriteNote", "unary"));
  EXPECT_GT(seconds.Sum(), 0);
}

TEST_F(TelemetryTest, StreamsAreCountedToo) {
  const auto stub = testing::v1::NoteService::NewStub(house_.OverTcp());
  for (int i = 0; i < 2; ++i) {
    Context good;
    const auto stream = stub->StreamNotes(&good);
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
    Context bad;
    EXPECT_FALSE(stub->BurnNotes(&bad)->Finish().ok());
  }
  EXPECT_EQ(Started("StreamNotes", "bidi_stream"), 2);
  EXPECT_EQ(Started("BurnNotes", "bidi_stream"), 2);
  EXPECT_TRUE(testing::Eventually([&] {
    return Handled("StreamNotes", "OK", "bidi_stream") == 2 &&
           Handled("BurnNotes", "PermissionDenied", "bidi_stream") == 2;
  }));
}

TEST_F(TelemetryTest, EachMessageOfAStreamIsCounted) {
  testing::NoteStream client{house_};
  EXPECT_EQ(client.Ask("a"), "a");
  EXPECT_EQ(client.Ask("b"), "b");
  EXPECT_EQ(client.Ask(""), std::nullopt);
  EXPECT_FALSE(client.End().ok());
  EXPECT_TRUE(testing::Eventually([&] { return Handled("StreamNotes", "InvalidArgument", "bidi_stream") == 1; }));
  EXPECT_EQ(Received("StreamNotes", "bidi_stream"), 3);
  EXPECT_EQ(Sent("StreamNotes", "bidi_stream"), 2);
}

}  // namespace
}  // namespace participation::rpc
