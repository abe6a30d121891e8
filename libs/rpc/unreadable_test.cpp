#include "libs/rpc/unreadable.hpp"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include "libs/rpc/testing/note_house.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::IsRefusal;

class UnreadableTest : public ::testing::TestWithParam<const char*> {
 protected:
  // Sends bytes as the one message of a call.
  grpc::Status Send(const std::string& method, const std::string& bytes) {
    grpc::GenericStub stub{house_.OverTcp()};
    testing::Context context;
    grpc::CompletionQueue queue;
    const auto wait = [&] {
      void* tag = nullptr;
      bool ok = false;
      return queue.Next(&tag, &ok) && ok;
    };
    const auto call = stub.PrepareCall(&context, "/participation.rpc.testing.v1.NoteService/" + method, &queue);
    call->StartCall(nullptr);
    EXPECT_TRUE(wait());
    const grpc::Slice slice{bytes};
    call->WriteLast(grpc::ByteBuffer{&slice, 1}, {}, nullptr);
    wait();  // The server may have ended the call before it.
    grpc::Status status;
    call->Finish(&status, nullptr);
    EXPECT_TRUE(wait());
    return status;
  }

  testing::NoteHouse house_;
};

INSTANTIATE_TEST_SUITE_P(Bytes, UnreadableTest,
                         ::testing::Values("\x0a\x02\xff\xfe", "\xff", "\x0a\x7f", "\x0a\x01x\x0a\x02\xff\xfe"),
                         [](const auto& info) { return std::to_string(info.index); });

TEST_P(UnreadableTest, ARequestThatCannotBeReadIsRefusedAsSuch) {
  for (const char* method : {"SealNote", "ReadNote"}) {
    EXPECT_THAT(Send(method, GetParam()), IsRefusal(StatusCode::kInvalidArgument, "MESSAGE_UNREADABLE")) << method;
  }
  EXPECT_TRUE(house_.NotesStored().empty());
}

TEST_P(UnreadableTest, AMessageThatCannotBeReadIsNotTakenForTheEndOfTheStream) {
  EXPECT_THAT(Send("StreamNotes", GetParam()), IsRefusal(StatusCode::kInvalidArgument, "MESSAGE_UNREADABLE"));
  EXPECT_TRUE(house_.NotesStored().empty());
}

TEST_F(UnreadableTest, AMethodThatDoesNotExistIsUnimplemented) {
  EXPECT_EQ(Send("EatNote", "").error_code(), grpc::StatusCode::UNIMPLEMENTED);
}

}  // namespace
}  // namespace participation::rpc
