#include "services/people_bank/events/reactions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/events/reactions.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/search_for_people.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsOk;

class ReactionsTest : public testing::Test {
 protected:
  ReactionsTest() { React(reactions_, bank_.clock); }

  void Hear(const google::protobuf::Message& message, std::int64_t version = 1) {
    const auto event = events::Wrap("key", version, message);
    ASSERT_THAT(bank_.Do([&](auto& transaction) { return reactions_.Apply(transaction, event).status.value(); }),
                IsOk());
  }
  std::optional<Opportunity> Known(const std::string& opportunity_id) {
    return bank_.Ask([&](auto& transaction) { return OpportunityStore{transaction}.Find(opportunity_id); });
  }

  Bank bank_;
  events::Reactions reactions_;
};

activity_tracking::v1::OpportunityPublished Published() {
  activity_tracking::v1::OpportunityPublished event;
  event.set_opportunity_id("o-1");
  event.set_organisation("RH802");
  event.set_title("Focus group");
  event.add_topics("maternity");
  event.add_areas("E1");
  event.add_involvements("INVOLVEMENT_FOCUS_GROUP");
  event.add_involvements("INVOLVEMENT_OF_ANOTHER_AGE");
  event.set_places(8);
  event.mutable_close_time()->set_seconds(1'800'000'000);
  event.mutable_occasion()->mutable_start_time()->set_seconds(1'800'003'600);
  event.mutable_occasion()->mutable_end_time()->set_seconds(1'800'007'200);
  event.mutable_occasion()->set_place("Library");
  event.mutable_occasion()->set_online(true);
  return event;
}

TEST_F(ReactionsTest, APublishedOpportunityIsLookedForByWhatItAsks) {
  Hear(Published());
  const auto opportunity = Known("o-1");
  ASSERT_TRUE(opportunity);
  EXPECT_THAT(opportunity->asks,
              ElementsAre("topic:maternity", "area:E1", "involvement:focus-group", "involvement:unknown"));
  EXPECT_EQ(opportunity->search, Opportunity::Search::kLooking);
  EXPECT_EQ(clock::ToMicros(opportunity->close_time), 1'800'000'000'000'000);
  ASSERT_TRUE(opportunity->occasion);
  EXPECT_EQ(clock::ToMicros(opportunity->occasion->start_time), 1'800'003'600'000'000);
  EXPECT_EQ(clock::ToMicros(opportunity->occasion->end_time), 1'800'007'200'000'000);
  EXPECT_EQ(opportunity->occasion->place, "Library");
  EXPECT_TRUE(opportunity->occasion->online);
}

TEST_F(ReactionsTest, WithoutPlacesNobodyIsLookedFor) {
  auto event = Published();
  event.set_places(0);
  Hear(event);
  EXPECT_EQ(Known("o-1")->search, Opportunity::Search::kDone);
}

TEST_F(ReactionsTest, ATimeThatCannotBeKeptIsTheLastOne) {
  auto event = Published();
  event.mutable_close_time()->set_seconds(std::numeric_limits<std::int64_t>::max());
  Hear(event);
  EXPECT_EQ(Known("o-1")->close_time, kNeverCloses);
}

TEST_F(ReactionsTest, AnOpportunityClosesOnceAndForAll) {
  Hear(Published());
  activity_tracking::v1::OpportunityClosed closed;
  closed.set_opportunity_id("o-1");
  Hear(closed);
  Hear(Published());
  EXPECT_EQ(Known("o-1")->state, Opportunity::State::kClosed);
}

activity_tracking::v1::OpportunityChanged Moved() {
  activity_tracking::v1::OpportunityChanged event;
  event.set_opportunity_id("o-1");
  event.mutable_close_time()->set_seconds(1'700'000'000);
  event.mutable_occasion()->mutable_start_time()->set_seconds(1'800'100'000);
  event.mutable_occasion()->mutable_end_time()->set_seconds(1'800'107'200);
  event.mutable_occasion()->set_place("Town hall");
  return event;
}

TEST_F(ReactionsTest, InvitationsNotYetSentSayWhereAnEventWasMovedTo) {
  auto published = Published();
  published.mutable_involvements()->RemoveLast();
  Hear(published);
  bank_.RegisterWilling({{"maternity"}, {"E1"}, {Involvement::kFocusGroup}});
  while (SearchForPeople(*bank_.database, bank_.clock.Now())) continue;
  auto moved = Moved();
  moved.mutable_close_time()->set_seconds(1'800'000'000);
  Hear(moved);
  SendMessages(bank_.Means());
  ASSERT_EQ(bank_.mailer.sent.size(), 1);
  EXPECT_THAT(bank_.mailer.sent.begin()->second.body,
              HasSubstr("When: Saturday 16 January 2027, 11:46 to 13:46\nPlace: Town hall\n"));
}

TEST_F(ReactionsTest, AnOpportunityClosesSoonerIfItsEventIsMovedForward) {
  Hear(Published());
  Hear(Moved());
  EXPECT_EQ(clock::ToMicros(Known("o-1")->close_time), 1'700'000'000'000'000);
}

TEST_F(ReactionsTest, AMoveOfWhatIsClosedOrUnknownChangesNothing) {
  Hear(Moved());
  EXPECT_FALSE(Known("o-1"));
  Hear(Published());
  activity_tracking::v1::OpportunityClosed closed;
  closed.set_opportunity_id("o-1");
  Hear(closed);
  Hear(Moved());
  EXPECT_EQ(Known("o-1")->occasion->place, "Library");
}

TEST_F(ReactionsTest, WhoeverIsRegisteredIsToldWhatBecameOfIt) {
  using activity_tracking::v1::RegistrationChanged;
  RegistrationChanged changed;
  changed.set_registration_id("r-1");
  changed.set_person_id(bank_.RegisterWilling());
  changed.set_title("Focus group");
  changed.mutable_occasion()->set_place("Library");
  changed.mutable_occasion()->mutable_start_time()->set_seconds(1'800'000'000);
  changed.mutable_occasion()->mutable_end_time()->set_seconds(1'800'003'600);
  changed.set_online_link("https://example.org/meet");
  std::vector<std::string> told;
  bank_.mailer.before = [&](const mail::Message& message) { told.push_back(message.body); };
  const auto hear = [&](RegistrationChanged::Change change, std::int64_t version) {
    changed.set_change(change);
    Hear(changed, version);
    Hear(changed, version);
    SendMessages(bank_.Means());
  };
  changed.set_waiting(true);
  hear(RegistrationChanged::CHANGE_MOVED, 1);
  changed.set_waiting(false);
  hear(RegistrationChanged::CHANGE_PROMOTED, 2);
  hear(static_cast<RegistrationChanged::Change>(99), 3);
  changed.set_cancel_reason("Snow");
  hear(RegistrationChanged::CHANGE_CALLED_OFF, 3);
  ASSERT_THAT(told, ElementsAre(HasSubstr("You still wait for a place"), HasSubstr("it is yours"),
                                HasSubstr("Why it was cancelled: Snow\n")));
  EXPECT_THAT(told[1], HasSubstr("Focus group\n\nWhen: Friday 15 January 2027, 08:00 to 09:00\nPlace: Library\n"
                                 "Online: https://example.org/meet\n"));
}

TEST_F(ReactionsTest, APlaceThatWasGivenBackIsNotToldOf) {
  activity_tracking::v1::RegistrationChanged changed;
  changed.set_registration_id("r-1");
  changed.set_person_id(bank_.RegisterWilling());
  changed.mutable_occasion()->mutable_end_time()->set_seconds(1'800'003'600);
  changed.set_change(activity_tracking::v1::RegistrationChanged::CHANGE_PROMOTED);
  Hear(changed);
  changed.set_change(activity_tracking::v1::RegistrationChanged::CHANGE_CANCELLED);
  Hear(changed, 2);
  SendMessages(bank_.Means());
  EXPECT_EQ(bank_.mailer.hand_overs, 0);
}

TEST_F(ReactionsTest, ATellingIsQueuedOnceWithTheWordsOfItsOutcome) {
  impact_reporting::v1::TellingDue due;
  due.set_telling_id("t-1");
  due.set_outcome_id("o-1");
  due.set_person_id(bank_.RegisterWilling());
  due.set_title("New clinic");
  due.set_summary("It opened.");
  Hear(due);
  Hear(due);
  SendMessages(bank_.Means());
  ASSERT_EQ(bank_.mailer.sent.size(), 1);
  EXPECT_THAT(bank_.mailer.sent.begin()->second.body, testing::HasSubstr("It opened."));
}

}  // namespace
}  // namespace participation::people_bank
