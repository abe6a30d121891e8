#include "services/activity_tracking/api/own.hpp"

#include <gtest/gtest.h>

#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "services/activity_tracking/testing/tracker.hpp"

namespace participation::activity_tracking {
namespace {

using testing::IsOk;
using testing::StatusIs;

class OwnTest : public testing::Test {
 protected:
  static rpc::Call BoundTo(const std::string& organisation) {
    rpc::Call call;
    call.caller.organisations =
        organisation.empty() ? policy::Organisations::All() : policy::Organisations::Only({organisation});
    return call;
  }
  absl::Status List(const std::string& organisation, const std::string& event_id, const std::string& person_id) {
    v1::ListAttendancesRequest request;
    request.set_engagement_event_id(event_id);
    request.set_person_id(person_id);
    return tracker_.Ask([&](auto& transaction) { return AllowListing(transaction, BoundTo(organisation), request); });
  }

  Tracker tracker_;
  const Activity activity_ = tracker_.Plan();
  const std::string event_id_ = tracker_.Arrange(activity_.activity_id(), 5).engagement_event_id();
};

TEST_F(OwnTest, WhoeverIsBoundToAnOrganisationActsForThatOnly) {
  const absl::StatusOr<Activity> found = activity_;
  EXPECT_THAT(AllowChange(BoundTo(""), found), IsOk());
  EXPECT_THAT(AllowChange(BoundTo("RH8"), found), IsOk());
  EXPECT_THAT(AllowChange(BoundTo("QXX"), found), StatusIs(absl::StatusCode::kPermissionDenied));
}

TEST_F(OwnTest, WhatBelongsToAnEventIsForItsOrganisationToSee) {
  const auto allow = [&](const std::string& organisation, const absl::StatusOr<Registration>& found) {
    return tracker_.Ask([&](auto& transaction) { return AllowOfEvent(transaction, BoundTo(organisation), found); });
  };
  const auto registration = tracker_.Register(event_id_, "");
  EXPECT_THAT(allow("RH8", registration), IsOk());
  EXPECT_THAT(allow("", registration), IsOk());
  EXPECT_THAT(allow("QXX", registration), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_EQ(allow("QXX", registration), allow("QXX", absl::NotFoundError("no such registration")));
}

TEST_F(OwnTest, WhoeverMayTouchTheirOwnOnlyFindsTheirOwnRegistrationsOnly) {
  const auto allow = [&](const std::string& person, const absl::StatusOr<Registration>& found) {
    rpc::Call call;
    call.own_only = true;
    call.caller.person = person;
    return tracker_.Ask([&](auto& transaction) { return AllowOfEvent(transaction, call, found); });
  };
  const auto registration = tracker_.Register(event_id_, PersonNumber(1));
  EXPECT_THAT(allow(PersonNumber(1), registration), IsOk());
  EXPECT_THAT(allow(PersonNumber(2), registration), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(allow("", tracker_.Register(event_id_, "")), StatusIs(absl::StatusCode::kNotFound)) << "nobody's";
  EXPECT_EQ(allow(PersonNumber(2), registration), allow(PersonNumber(2), absl::NotFoundError("no such registration")));
}

TEST_F(OwnTest, AListingOfAPersonAcrossOrganisationsIsForThoseBoundToNone) {
  EXPECT_THAT(List("", "", PersonNumber(1)), IsOk());
  EXPECT_THAT(List("RH8", "", PersonNumber(1)), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(List("RH8", event_id_, PersonNumber(1)), IsOk());
  EXPECT_THAT(List("QXX", event_id_, ""), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(List("", "", ""), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace participation::activity_tracking
