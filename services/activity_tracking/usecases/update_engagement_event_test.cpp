#include "services/activity_tracking/usecases/update_engagement_event.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/messages/timestamp.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/testing/tracker.hpp"
#include "services/activity_tracking/usecases/close_opportunity.hpp"
#include "services/activity_tracking/usecases/keep_calendar.hpp"

namespace participation::activity_tracking {
namespace {

using std::chrono::hours;
using testing::ElementsAre;
using testing::IsOk;

class UpdateEngagementEventTest : public testing::Test {
 protected:
  void Reschedule(const std::function<void(Schedule&)>& change) {
    Schedule schedule = tracker_.Event(event_id_).schedule();
    change(schedule);
    ASSERT_THAT(tracker_.Do([&](auto& transaction) {
      return UpdateEngagementEvent(transaction, event_id_, schedule, "", tracker_.clock.Now());
    }),
                IsOk());
  }
  void Move(hours by) {
    Reschedule([by](Schedule& schedule) {
      schedule.start_time += by;
      schedule.end_time += by;
    });
  }
  clock::Time CloseTime() {
    return tracker_.Ask([&](auto& transaction) { return OpportunityStore{transaction}.Find(opportunity_id_); })
        ->record()
        .advert.close_time;
  }
  v1::OpportunityChanged Change() { return tracker_.Emitted<v1::OpportunityChanged>().back().first; }
  auto Told() { return tracker_.EventsAbout(opportunity_id_); }

  Tracker tracker_;
  const std::string activity_id_ = tracker_.Plan().activity_id();
  const std::string event_id_ = tracker_.Arrange(activity_id_, 8).engagement_event_id();
  const std::string opportunity_id_ = tracker_.Publish(activity_id_, event_id_).opportunity_id();
};

TEST_F(UpdateEngagementEventTest, ItsOpportunitiesTellWhenAndWhereItIsNow) {
  const auto close_time = CloseTime();
  Reschedule([](Schedule& schedule) {
    schedule.end_time += hours{3};
    schedule.place = "Town hall";
    schedule.online_link = "https://example.org/meet";
  });
  EXPECT_THAT(Told(), ElementsAre("OpportunityPublished", "OpportunityChanged"));
  const auto told = Change();
  EXPECT_EQ(told.opportunity_id(), opportunity_id_);
  EXPECT_EQ(messages::FromTimestamp(told.occasion().end_time()), tracker_.Event(event_id_).schedule().end_time);
  EXPECT_EQ(told.occasion().place(), "Town hall");
  EXPECT_TRUE(told.occasion().online());
  EXPECT_EQ(messages::FromTimestamp(told.close_time()), close_time) << "people are not wanted for longer by it";
}

TEST_F(UpdateEngagementEventTest, NobodyIsWantedAfterItsNewEnd) {
  Move(hours{-20});
  const auto end = tracker_.Event(event_id_).schedule().end_time;
  EXPECT_EQ(CloseTime(), end);
  EXPECT_EQ(messages::FromTimestamp(Change().close_time()), end);
  tracker_.clock.Advance(hours{6});
  KeepCalendar(*tracker_.database, tracker_.clock.Now());
  EXPECT_THAT(Told(), ElementsAre("OpportunityPublished", "OpportunityChanged", "OpportunityClosed"));
}

TEST_F(UpdateEngagementEventTest, OnlyMovingIsToldAndOnlyOfWhatIsOpen) {
  Reschedule([](Schedule& schedule) { schedule.capacity = 9; });
  EXPECT_THAT(Told(), ElementsAre("OpportunityPublished"));
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return CloseOpportunity(transaction, opportunity_id_, tracker_.clock.Now());
  }),
              IsOk());
  const auto of_no_event = tracker_.Publish(activity_id_).opportunity_id();
  Move(hours{1});
  EXPECT_THAT(Told(), ElementsAre("OpportunityPublished", "OpportunityClosed"));
  EXPECT_THAT(tracker_.EventsAbout(of_no_event), ElementsAre("OpportunityPublished"));
}

}  // namespace
}  // namespace participation::activity_tracking
