#include "services/activity_tracking/usecases/publish_opportunity.hpp"

#include <gmock/gmock.h>

#include "libs/messages/timestamp.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/testing/tracker.hpp"

namespace participation::activity_tracking {
namespace {

using testing::HasSubstr;
using testing::IsOk;
using testing::SizeIs;

class PublishOpportunityTest : public testing::Test {
 protected:
  auto Publish(const Advert& advert) {
    return tracker_.Do(
        [&](auto& transaction) { return PublishOpportunity(transaction, advert, tracker_.clock.Now()); });
  }
  v1::OpportunityPublished LastEvent() {
    v1::OpportunityPublished event;
    EXPECT_TRUE(event.ParseFromString(tracker_.Outbox().back().data));
    return event;
  }

  Tracker tracker_;
  const std::string activity_id_ = tracker_.Plan().activity_id();
  const EngagementEvent event_ = tracker_.Arrange(activity_id_, 8);
  const std::string event_id_ = event_.record().engagement_event_id;
};

TEST_F(PublishOpportunityTest, TheEventTellsWhenAndWhereItIs) {
  ASSERT_THAT(Publish(tracker_.SomeAdvert(activity_id_, event_id_)), IsOk());
  const auto occasion = LastEvent().occasion();
  EXPECT_EQ(messages::FromTimestamp(occasion.start_time()), event_.schedule().start_time);
  EXPECT_EQ(messages::FromTimestamp(occasion.end_time()), event_.schedule().end_time);
  EXPECT_EQ(occasion.place(), "Library");
  EXPECT_FALSE(occasion.online());
}

TEST_F(PublishOpportunityTest, WithoutAnEngagementEventThereIsNoWhen) {
  ASSERT_THAT(Publish(tracker_.SomeAdvert(activity_id_)), IsOk());
  EXPECT_FALSE(LastEvent().has_occasion());
}

TEST_F(PublishOpportunityTest, NobodyIsWantedAfterTheEngagementEvent) {
  auto advert = tracker_.SomeAdvert(activity_id_, event_id_);
  advert.close_time = event_.schedule().end_time;
  EXPECT_THAT(Publish(advert), IsOk());
  advert.close_time += std::chrono::microseconds{1};
  const auto violations = refusal::ViolationsOf(Publish(advert).status());
  ASSERT_THAT(violations, SizeIs(1));
  EXPECT_EQ(violations[0].field, "opportunity.close_time");
  EXPECT_THAT(violations[0].description, HasSubstr(clock::ToRfc3339(event_.schedule().end_time)));
}

}  // namespace
}  // namespace participation::activity_tracking
