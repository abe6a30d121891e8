#include "libs/rpc/acts.hpp"

#include <gmock/gmock.h>

#include "libs/rpc/testing/note_house.hpp"
#include "participation/audit/v1/audit_entry.pb.h"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using audit::v1::AuditEntry;
using testing::Context;
using testing::ElementsAre;
using testing::Eventually;
using testing::IsEmpty;
using testing::IsRefusal;
using testing::NoteSaying;
using testing::SizeIs;
using testing::v1::NoteService;

constexpr char kRequest[] = "0190c8a0-0000-7000-8000-000000000001";
constexpr char kTraceOfCaller[] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

class ActsTest : public ::testing::Test {
 protected:
  grpc::Status Write(const testing::v1::WriteNoteRequest& request, const char* purpose = "") {
    Context context;
    context.AddMetadata("traceparent", kTraceOfCaller);
    if (*purpose != '\0') context.AddMetadata("purpose", purpose);
    testing::v1::WriteNoteResponse response;
    return NoteService::NewStub(house_.OverTcp())->WriteNote(&context, request, &response);
  }

  std::vector<AuditEntry> OnRecord() {
    std::vector<AuditEntry> entries;
    for (const auto& row : house_.RowsStored("SELECT data FROM audit_entries ORDER BY position")) {
      entries.emplace_back().ParseFromString(row.Text(0));
    }
    return entries;
  }

  testing::NoteHouse house_;
};

TEST_F(ActsTest, AChangeIsOnRecordWithWhoWhatAndWhatFor) {
  auto request = NoteSaying("a", kRequest);
  request.set_organisation("RX6");
  ASSERT_TRUE(Write(request, "patient-council").ok());
  const auto entries = OnRecord();
  ASSERT_THAT(entries, SizeIs(1));
  EXPECT_EQ(entries[0].method(), "participation.rpc.testing.v1.NoteService.WriteNote");
  EXPECT_EQ(entries[0].subject(), "local-operator");
  EXPECT_THAT(entries[0].organisations(), ElementsAre("*"));
  EXPECT_EQ(entries[0].roles_size(), options::v1::Role_MAX);
  EXPECT_EQ(entries[0].purpose(), "patient-council");
  EXPECT_EQ(entries[0].code(), 0);
  EXPECT_EQ(entries[0].request_id(), kRequest);
  EXPECT_EQ(entries[0].trace_id(), "0af7651916cd43dd8448eb211c80319c");
  ASSERT_THAT(entries[0].objects(), SizeIs(1));
  EXPECT_EQ(entries[0].objects(0).kind(), "organisation");
  EXPECT_EQ(entries[0].objects(0).id(), "RX6");
}

TEST_F(ActsTest, WhatWasNotDoneOrWasDoneBeforeIsNotOnRecordAgain) {
  ASSERT_TRUE(Write(NoteSaying("a", kRequest)).ok());
  ASSERT_TRUE(Write(NoteSaying("a", kRequest)).ok());
  EXPECT_FALSE(Write(NoteSaying("")).ok());
  EXPECT_THAT(OnRecord(), SizeIs(1));
}

TEST_F(ActsTest, AReadThatShowsNobodyIsNot) {
  Context context;
  testing::v1::ReadNoteRequest request;
  request.set_text("a");
  testing::v1::ReadNoteResponse response;
  ASSERT_TRUE(NoteService::NewStub(house_.OverTcp())->ReadNote(&context, request, &response).ok());
  EXPECT_THAT(OnRecord(), IsEmpty());
}

TEST_F(ActsTest, EachMessageOfAStreamThatChangesSomethingIs) {
  Context context;
  const auto stream = NoteService::NewStub(house_.OverTcp())->StreamNotes(&context);
  testing::v1::StreamNotesResponse response;
  for (const char* text : {"a", "b"}) {
    testing::v1::StreamNotesRequest request;
    request.set_text(text);
    ASSERT_TRUE(stream->Write(request) && stream->Read(&response));
  }
  stream->WritesDone();
  ASSERT_TRUE(stream->Finish().ok());
  const auto entries = OnRecord();
  ASSERT_THAT(entries, SizeIs(2));
  EXPECT_EQ(entries[1].method(), "participation.rpc.testing.v1.NoteService.StreamNotes");
}

TEST_F(ActsTest, WhoAsksForWhatTheyMayNotIsOnRecord) {
  Context context;
  testing::v1::BurnNoteRequest request;
  request.set_text("a");
  testing::v1::BurnNoteResponse response;
  EXPECT_FALSE(NoteService::NewStub(house_.OverTcp())->BurnNote(&context, request, &response).ok());
  EXPECT_TRUE(Eventually([&] { return OnRecord().size() == 1; }));
  EXPECT_EQ(OnRecord()[0].method(), "participation.rpc.testing.v1.NoteService.BurnNote");
  EXPECT_EQ(OnRecord()[0].code(), static_cast<int>(StatusCode::kPermissionDenied));
}

TEST_F(ActsTest, APurposeIsACode) {
  for (const char* purpose :
       {"Mrs Smith", "UPPER", "a_b", "a-purpose-that-is-told-at-far-too-great-a-length-to-be-a-code-of-one"}) {
    EXPECT_THAT(Write(NoteSaying("a"), purpose), IsRefusal(StatusCode::kInvalidArgument, "INVALID_FIELDS")) << purpose;
  }
  EXPECT_THAT(OnRecord(), IsEmpty());
}

}  // namespace
}  // namespace participation::rpc
