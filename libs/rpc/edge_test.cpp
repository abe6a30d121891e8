#include "libs/rpc/edge.hpp"

#include <gmock/gmock.h>

#include "libs/rpc/testing/note_house.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::IsOk;
using testing::NoteSaying;
using testing::StatusIs;

class EdgeTest : public ::testing::Test {
 protected:
  absl::Status Check(const std::string& organisation_of_caller, const google::protobuf::Message& request) {
    Call call;
    call.caller.organisation = organisation_of_caller;
    return house_.edge().Check(call, request);
  }

  testing::NoteHouse house_;
};

TEST_F(EdgeTest, ACallerBoundToNoOrganisationMayActForAny) {
  auto request = NoteSaying("a");
  EXPECT_THAT(Check("", request), IsOk());
  request.set_organisation("RRK");
  EXPECT_THAT(Check("", request), IsOk());
}

TEST_F(EdgeTest, ACallerBoundToAnOrganisationMayActForNoOther) {
  auto request = NoteSaying("a");
  EXPECT_THAT(Check("RRK", request), StatusIs(StatusCode::kPermissionDenied)) << "of all organisations";
  request.set_organisation("RRK");
  EXPECT_THAT(Check("RRK", request), IsOk());
  EXPECT_THAT(Check("RX1", request), StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(EdgeTest, AnotherOrganisationDeepInTheRequestIsFound) {
  auto request = NoteSaying("a");
  request.set_organisation("RRK");
  request.mutable_note()->set_organisation("RRK");
  request.add_drafts()->set_text("draft");
  EXPECT_THAT(Check("RRK", request), IsOk());
  request.mutable_drafts(0)->set_organisation("RX1");
  EXPECT_THAT(Check("RRK", request), StatusIs(StatusCode::kPermissionDenied));
  request.mutable_drafts(0)->clear_organisation();
  request.mutable_note()->set_organisation("RX1");
  EXPECT_THAT(Check("RRK", request), StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(EdgeTest, WhoMayNotActIsNotToldWhatElseIsWrong) {
  auto request = NoteSaying("");
  request.set_organisation("RX1");
  EXPECT_THAT(Check("RRK", request), StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(EdgeTest, AMethodIsWhatItsDescriptorSays) {
  const auto& write = house_.edge().MethodFor(*testing::v1::WriteNoteRequest::descriptor());
  EXPECT_TRUE(write.changes);
  EXPECT_NE(write.request_id, nullptr);
  const auto& read = house_.edge().MethodFor(*testing::v1::ReadNoteRequest::descriptor());
  EXPECT_FALSE(read.changes);
  EXPECT_EQ(read.request_id, nullptr);
  EXPECT_EQ(&write, &house_.edge().MethodFor(*testing::v1::WriteNoteRequest::descriptor()));
  EXPECT_THROW(house_.edge().MethodFor(*testing::v1::Note::descriptor()), std::logic_error);
}

}  // namespace
}  // namespace participation::rpc
