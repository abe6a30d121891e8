#include "services/activity_tracking/usecases/keep_calendar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/messages/timestamp.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/store/consultation_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/store/page_key.hpp"
#include "services/activity_tracking/testing/tracker.hpp"
#include "services/activity_tracking/usecases/cancel_consultation.hpp"
#include "services/activity_tracking/usecases/close_consultation.hpp"
#include "services/activity_tracking/usecases/open_consultation.hpp"
#include "services/activity_tracking/usecases/update_consultation.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsOk;
using testing::SizeIs;
using testing::StatusIs;

class KeepCalendarTest : public testing::Test {
 protected:
  bool Keep() { return KeepCalendar(*tracker_.database, tracker_.clock.Now()); }
  std::vector<Consultation> List(const ConsultationFilter& filter, const paging::Page& page = {}) {
    return tracker_.Ask([&](auto& transaction) { return ConsultationStore{transaction}.List(filter, page); });
  }
  Consultation Prepare(int from_day, int days) {
    ConsultationPlan plan = tracker_.SomeConsultation(activity_id_, days);
    plan.time = {tracker_.clock.Now() + std::chrono::days{from_day},
                 tracker_.clock.Now() + std::chrono::days{from_day + days}};
    plan.rationale = "short";
    return tracker_.Do([&](auto& transaction) { return PrepareConsultation(transaction, plan, tracker_.clock.Now()); })
        ->consultation;
  }

  Tracker tracker_;
  const std::string activity_id_ = tracker_.Plan().activity_id();
};

TEST_F(KeepCalendarTest, AConsultationOpensAndClosesAtItsTimes) {
  const auto id = tracker_.Prepare(activity_id_, 90).consultation_id();
  tracker_.clock.Advance(std::chrono::hours{24} - std::chrono::microseconds{1});
  EXPECT_FALSE(Keep());
  EXPECT_THAT(tracker_.EventsAbout(id), IsEmpty());
  tracker_.clock.Advance(std::chrono::microseconds{1});
  EXPECT_FALSE(Keep());
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ConsultationOpened"));
  EXPECT_EQ(tracker_.LastEvent<v1::ConsultationOpened>(id).questionnaire(), "clinic-move");
  tracker_.clock.Advance(std::chrono::days{90} - std::chrono::microseconds{1});
  Keep();
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ConsultationOpened"));
  tracker_.clock.Advance(std::chrono::microseconds{1});
  Keep();
  Keep();
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ConsultationOpened", "ConsultationClosed"));
}

TEST_F(KeepCalendarTest, OneWhoseWholeTimePassedUnattendedOpensAndCloses) {
  const auto id = tracker_.Prepare(activity_id_, 90).consultation_id();
  tracker_.clock.Advance(std::chrono::days{200});
  Keep();
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ConsultationOpened", "ConsultationClosed"));
}

TEST_F(KeepCalendarTest, WhatWasCancelledDoesNotOpen) {
  const auto id = tracker_.Prepare(activity_id_).consultation_id();
  const auto cancel = [&] {
    return tracker_.Do([&](auto& transaction) { return CancelConsultation(transaction, id, tracker_.clock.Now()); });
  };
  ASSERT_THAT(cancel(), IsOk());
  tracker_.clock.Advance(std::chrono::days{2});
  Keep();
  EXPECT_THAT(tracker_.EventsAbout(id), IsEmpty());
  EXPECT_THAT(cancel(), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(KeepCalendarTest, OpenedAndClosedByHandItIsLeftAlone) {
  const auto id = tracker_.Prepare(activity_id_).consultation_id();
  const auto now = tracker_.clock.Now();
  ASSERT_THAT(tracker_.Do([&](auto& transaction) { return OpenConsultation(transaction, id, now); }), IsOk());
  ASSERT_THAT(
      tracker_.Do([&](auto& transaction) { return CloseConsultation(transaction, id, now + std::chrono::hours{1}); }),
      IsOk());
  tracker_.clock.Advance(std::chrono::days{200});
  Keep();
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("ConsultationOpened", "ConsultationClosed"));
  const auto closed = tracker_.Emitted<v1::ConsultationClosed>();
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(messages::FromTimestamp(closed[0].first.close_time()), now + std::chrono::hours{1});
}

TEST_F(KeepCalendarTest, AnOpportunityClosesAtItsTime) {
  const auto id = tracker_.Publish(activity_id_).opportunity_id();
  tracker_.clock.Advance(std::chrono::hours{24} - std::chrono::microseconds{1});
  Keep();
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("OpportunityPublished"));
  tracker_.clock.Advance(std::chrono::microseconds{1});
  Keep();
  EXPECT_THAT(tracker_.EventsAbout(id), ElementsAre("OpportunityPublished", "OpportunityClosed"));
}

TEST_F(KeepCalendarTest, WhatIsDueIsDoneInBatches) {
  for (std::size_t i = 0; i < kMostDue; ++i) tracker_.Publish(activity_id_);
  tracker_.Publish(tracker_.Plan().activity_id());
  tracker_.clock.Advance(std::chrono::hours{24});
  const auto published = [&] {
    return tracker_.Ask([](auto& transaction) { return OpportunityStore{transaction}.CountPublished(); });
  };
  EXPECT_TRUE(Keep());
  EXPECT_EQ(published(), 1);
  EXPECT_FALSE(Keep());
  EXPECT_EQ(published(), 0);
}

TEST_F(KeepCalendarTest, TheCalendarShowsWhatTakesAnswersInATime) {
  const auto first = Prepare(10, 10).consultation_id();    // days 10 to 20
  const auto second = Prepare(15, 300).consultation_id();  // days 15 to 315
  const auto third = Prepare(5, 5).consultation_id();      // days 5 to 10
  const auto on = [&](int from, int until) {
    ConsultationFilter filter;
    filter.organisation = "RH8";
    filter.from = tracker_.clock.Now() + std::chrono::days{from};
    filter.until = tracker_.clock.Now() + std::chrono::days{until};
    std::vector<std::string> ids;
    for (const auto& consultation : List(filter)) ids.push_back(consultation.consultation_id());
    return ids;
  };
  EXPECT_THAT(on(0, 400), ElementsAre(third, first, second));
  EXPECT_THAT(on(10, 15), ElementsAre(first)) << "what closes as the time begins takes no answers in it";
  EXPECT_THAT(on(20, 21), ElementsAre(second));
  EXPECT_THAT(on(314, 400), ElementsAre(second));
  EXPECT_THAT(on(0, 5), IsEmpty());
  EXPECT_THAT(on(315, 400), IsEmpty());
}

TEST_F(KeepCalendarTest, AListingGoesOnWhereItEndedThoughTimesAreEqual) {
  for (int i = 0; i < 3; ++i) Prepare(10, 10);
  const auto all = List({});
  ASSERT_THAT(all, SizeIs(3));
  const std::string key = KeyOf(all[0].plan().time.open, all[0].consultation_id());
  const auto rest = List({}, {.size = 50, .after = key});
  ASSERT_THAT(rest, SizeIs(2));
  EXPECT_EQ(rest[0].consultation_id(), all[1].consultation_id());
  EXPECT_THAT(List({}, {.size = 50, .after = "no key"}), SizeIs(3));
}

TEST_F(KeepCalendarTest, ItIsSaidHowManyOthersShareTheTime) {
  Prepare(10, 10);
  Prepare(19, 10);
  ConsultationPlan plan = tracker_.SomeConsultation(activity_id_);
  plan.time = {tracker_.clock.Now() + std::chrono::days{20}, tracker_.clock.Now() + std::chrono::days{120}};
  auto entry =
      tracker_.Do([&](auto& transaction) { return PrepareConsultation(transaction, plan, tracker_.clock.Now()); });
  ASSERT_THAT(entry, IsOk());
  EXPECT_EQ(entry->overlapping, 1);
  plan.time.open -= std::chrono::days{1};
  entry = tracker_.Do([&](auto& transaction) {
    return UpdateConsultation(transaction, entry->consultation.consultation_id(), plan, "1", tracker_.clock.Now());
  });
  ASSERT_THAT(entry, IsOk());
  EXPECT_EQ(entry->overlapping, 2);
  EXPECT_THAT(tracker_.Do([&](auto& transaction) {
    return UpdateConsultation(transaction, entry->consultation.consultation_id(), plan, "1", tracker_.clock.Now());
  }),
              StatusIs(absl::StatusCode::kAborted));
}

TEST_F(KeepCalendarTest, AConsultationComesBackAsItWent) {
  ConsultationPlan plan = tracker_.SomeConsultation(activity_id_, 30);
  plan.organisation = "RH8";
  plan.rationale = "Before winter";
  plan.documents = {{"The proposal", "https://example.org/a"}, {"Easy read", "https://example.org/b"}};
  const auto entry =
      tracker_.Do([&](auto& transaction) { return PrepareConsultation(transaction, plan, tracker_.clock.Now()); });
  ASSERT_THAT(entry, IsOk());
  const auto found = tracker_.Ask(
      [&](auto& transaction) { return ConsultationStore{transaction}.Find(entry->consultation.consultation_id()); });
  EXPECT_EQ(found->plan(), plan);
}

}  // namespace
}  // namespace participation::activity_tracking
