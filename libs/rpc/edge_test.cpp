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

const auto kAll = policy::Organisations::All();
const auto kRrk = policy::Organisations::Only({"RRK"});
const auto kRx1 = policy::Organisations::Only({"RX1"});

class EdgeTest : public ::testing::Test {
 protected:
  absl::Status Check(policy::Organisations organisations, const google::protobuf::Message& request) {
    Call call;
    call.method = house_.edge().MethodFor(*request.GetDescriptor()).descriptor;
    call.caller.organisations = std::move(organisations);
    return house_.edge().Check(call, request);
  }

  testing::NoteHouse house_;
};

TEST_F(EdgeTest, ACallerForAllOrganisationsMayActForAny) {
  auto request = NoteSaying("a");
  EXPECT_THAT(Check(kAll, request), IsOk());
  request.set_organisation("RRK");
  EXPECT_THAT(Check(kAll, request), IsOk());
}

TEST_F(EdgeTest, ACallerWithAnOrganisationMayActForNoOther) {
  auto request = NoteSaying("a");
  EXPECT_THAT(Check(kRrk, request), StatusIs(StatusCode::kPermissionDenied)) << "of all organisations";
  request.set_organisation("RRK");
  EXPECT_THAT(Check(kRrk, request), IsOk());
  EXPECT_THAT(Check(kRx1, request), StatusIs(StatusCode::kPermissionDenied));
  EXPECT_THAT(Check(policy::Organisations{}, request), StatusIs(StatusCode::kPermissionDenied)) << "has none";
}

TEST_F(EdgeTest, AnotherOrganisationDeepInTheRequestIsFound) {
  auto request = NoteSaying("a");
  request.set_organisation("RRK");
  request.mutable_note()->set_organisation("RRK");
  request.add_drafts()->set_text("draft");
  EXPECT_THAT(Check(kRrk, request), IsOk());
  request.mutable_drafts(0)->set_organisation("RX1");
  EXPECT_THAT(Check(kRrk, request), StatusIs(StatusCode::kPermissionDenied));
  request.mutable_drafts(0)->clear_organisation();
  request.mutable_note()->set_organisation("RX1");
  EXPECT_THAT(Check(kRrk, request), StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(EdgeTest, WhoMayNotActIsNotToldWhatElseIsWrong) {
  auto request = NoteSaying("");
  request.set_organisation("RX1");
  EXPECT_THAT(Check(kRrk, request), StatusIs(StatusCode::kPermissionDenied));
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
