#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include "services/activity_tracking/testing/service.hpp"

namespace participation::activity_tracking {
namespace {

using testing::HasSubstr;

// Updates that fill in one field of much that is there.
class UpdatesTest : public ServiceTest {
 protected:
  v1::Programme CreateProgramme() {
    v1::CreateProgrammeRequest request;
    request.mutable_programme()->set_organisation("RH8");
    request.mutable_programme()->set_title("Strategy");
    request.mutable_programme()->set_description("For five years.");
    return platform_.Ok(&Stub::CreateProgramme, request).programme();
  }

  v1::Activity Plan() {
    auto request = SomePlan();
    auto& activity = *request.mutable_activity();
    activity.set_description("In every locality.");
    activity.set_end_date("2026-02-10");
    activity.add_topics("maternity");
    return platform_.Ok(&Stub::PlanActivity, request).activity();
  }

  v1::EngagementEvent Schedule() {
    return platform_.Ok(&Stub::ScheduleEngagementEvent, SomeEvent(PlanOne(), 12)).engagement_event();
  }

  v1::Consultation Prepare() {
    auto request = SomeConsultation(PlanOne());
    auto& document = *request.mutable_consultation()->add_documents();
    document.set_title("The plan");
    document.set_link("https://example.org/plan");
    return platform_.Ok(&Stub::PrepareConsultation, request).consultation();
  }

  // That two are the same but for what every change changes.
  template <class Resource>
  static void ExpectSame(Resource left, Resource right) {
    for (auto* resource : {&left, &right}) {
      resource->clear_etag();
      resource->clear_update_time();
    }
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(left, right))
        << left.DebugString() << right.DebugString();
  }
};

TEST_F(UpdatesTest, OfAProgrammeTheOthersStay) {
  auto expected = CreateProgramme();
  v1::UpdateProgrammeRequest update;
  update.mutable_programme()->set_programme_id(expected.programme_id());
  update.mutable_programme()->set_title("Strategy 2030");
  expected.set_title("Strategy 2030");
  ExpectSame(platform_.Ok(&Stub::UpdateProgramme, update).programme(), expected);
  update.mutable_programme()->clear_title();
  update.mutable_update_mask()->add_paths("description");
  expected.clear_description();
  ExpectSame(platform_.Ok(&Stub::UpdateProgramme, update).programme(), expected);
}

TEST_F(UpdatesTest, OfAnActivityTheOthersStay) {
  auto expected = Plan();
  v1::UpdateActivityRequest update;
  update.mutable_activity()->set_activity_id(expected.activity_id());
  update.mutable_activity()->set_lead("Head of involvement");
  expected.set_lead("Head of involvement");
  ExpectSame(platform_.Ok(&Stub::UpdateActivity, update).activity(), expected);
}

TEST_F(UpdatesTest, OfAnEngagementEventTheOthersStay) {
  auto expected = Schedule();
  v1::UpdateEngagementEventRequest update;
  update.mutable_engagement_event()->set_engagement_event_id(expected.engagement_event_id());
  update.mutable_engagement_event()->set_place("Town hall");
  expected.set_place("Town hall");
  ExpectSame(platform_.Ok(&Stub::UpdateEngagementEvent, update).engagement_event(), expected);
  update.mutable_engagement_event()->clear_place();
  update.mutable_update_mask()->add_paths("adjustments_offered");
  expected.clear_adjustments_offered();
  ExpectSame(platform_.Ok(&Stub::UpdateEngagementEvent, update).engagement_event(), expected);
}

TEST_F(UpdatesTest, OfAConsultationTheOthersStay) {
  auto expected = Prepare();
  v1::UpdateConsultationRequest update;
  update.mutable_consultation()->set_consultation_id(expected.consultation_id());
  update.mutable_consultation()->set_title("The clinic");
  expected.set_title("The clinic");
  ExpectSame(platform_.Ok(&Stub::UpdateConsultation, update).consultation(), expected);
}

TEST_F(UpdatesTest, WhatNeverChangesAndWhatIsRequiredIsKept) {
  v1::UpdateActivityRequest update;
  update.mutable_activity()->set_activity_id(Plan().activity_id());
  update.mutable_activity()->set_organisation("QXX");
  EXPECT_THAT(platform_.Refused(&Stub::UpdateActivity, update).error_details(), HasSubstr("activity.organisation"));
  update.mutable_activity()->clear_organisation();
  update.mutable_update_mask()->add_paths("duties");
  EXPECT_THAT(platform_.Refused(&Stub::UpdateActivity, update).error_details(), HasSubstr("activity.duties"));
  update.mutable_update_mask()->set_paths(0, "organisation");
  EXPECT_THAT(platform_.Refused(&Stub::UpdateActivity, update).error_details(), HasSubstr("update_mask"));
}

}  // namespace
}  // namespace participation::activity_tracking
