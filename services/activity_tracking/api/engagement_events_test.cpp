#include <gmock/gmock.h>

#include "services/activity_tracking/testing/service.hpp"
#include "services/activity_tracking/testing/tracker.hpp"

namespace participation::activity_tracking {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

TEST_F(ServiceTest, AnEventIsRescheduledListedByTimeAndCancelled) {
  const auto activity_id = PlanOne();
  auto later = SomeEvent(activity_id, 5);
  *later.mutable_engagement_event()->mutable_start_time() = messages::ToTimestamp(In(std::chrono::minutes{30}));
  const auto second = platform_.Ok(&Stub::ScheduleEngagementEvent, later).engagement_event();
  const auto first = platform_.Ok(&Stub::ScheduleEngagementEvent, SomeEvent(activity_id, 5)).engagement_event();
  v1::ListEngagementEventsRequest list;
  list.set_activity_id(activity_id);
  list.set_page_size(1);
  auto page = platform_.Ok(&Stub::ListEngagementEvents, list);
  EXPECT_EQ(page.engagement_events(0).engagement_event_id(), first.engagement_event_id());
  list.set_page_token(page.next_page_token());
  page = platform_.Ok(&Stub::ListEngagementEvents, list);
  EXPECT_EQ(page.engagement_events(0).engagement_event_id(), second.engagement_event_id());
  v1::ListEngagementEventsRequest coming_up;
  *coming_up.mutable_start_from() = messages::ToTimestamp(In(std::chrono::seconds{0}));
  EXPECT_THAT(platform_.Ok(&Stub::ListEngagementEvents, coming_up).engagement_events(), SizeIs(1));

  v1::UpdateEngagementEventRequest update;
  *update.mutable_engagement_event() = second;
  update.mutable_engagement_event()->set_online_link("http://example.org");
  EXPECT_THAT(platform_.Refused(&Stub::UpdateEngagementEvent, update).error_message(), HasSubstr("https://"));
  update.mutable_engagement_event()->set_online_link("https://example.org/meet");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateEngagementEvent, update).engagement_event().online_link(),
            "https://example.org/meet");
  v1::CancelEngagementEventRequest cancel;
  cancel.set_engagement_event_id(second.engagement_event_id());
  cancel.set_reason("flood");
  EXPECT_EQ(platform_.Ok(&Stub::CancelEngagementEvent, cancel).engagement_event().state(),
            v1::EngagementEvent::STATE_CANCELLED);
}

TEST_F(ServiceTest, WhoHasAPlaceOrWaitsHasNeitherOnceTheEventIsCancelled) {
  const auto event_id = ArrangeOne(1);
  Register(event_id, PersonNumber(1));
  Register(event_id, PersonNumber(2));
  v1::CancelEngagementEventRequest cancel;
  cancel.set_engagement_event_id(event_id);
  cancel.set_reason("flood");
  const auto event = platform_.Ok(&Stub::CancelEngagementEvent, cancel).engagement_event();
  EXPECT_EQ(event.registered() + event.waiting(), 0);
  v1::ListRegistrationsRequest list;
  list.set_engagement_event_id(event_id);
  const auto registrations = platform_.Ok(&Stub::ListRegistrations, list).registrations();
  ASSERT_THAT(registrations, SizeIs(2));
  for (const auto& registration : registrations) {
    EXPECT_EQ(registration.state(), v1::Registration::STATE_CALLED_OFF);
  }
  v1::RegisterForEventRequest again;
  again.set_engagement_event_id(event_id);
  again.set_person_id(PersonNumber(1));
  const auto refused = platform_.Refused(&Stub::RegisterForEvent, again);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(refused.error_message(), HasSubstr("the engagement event was cancelled"));
}

}  // namespace
}  // namespace participation::activity_tracking
