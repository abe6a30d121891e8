#include "services/activity_tracking/events/reactions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/events/reactions.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/activity_tracking/store/action_store.hpp"
#include "services/activity_tracking/store/invitee_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/testing/tracker.hpp"
#include "services/activity_tracking/usecases/cancel_engagement_event.hpp"

namespace participation::activity_tracking {
namespace {

using State = Registration::State;
using testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;

class ReactionsTest : public testing::Test {
 protected:
  ReactionsTest() { React(reactions_, tracker_.clock); }

  absl::Status Hear(const google::protobuf::Message& message) {
    const auto event = events::Wrap("key", 1, message);
    return tracker_.Do([&](auto& transaction) { return reactions_.Apply(transaction, event).status.value(); });
  }
  absl::Status HearSent(const std::string& opportunity_id, int number) {
    people_bank::v1::InvitationSent event;
    event.set_invitation_id("i-" + std::to_string(number));
    event.set_opportunity_id(opportunity_id);
    event.set_person_id(PersonNumber(number));
    return Hear(event);
  }
  absl::Status HearAnswer(const std::string& opportunity_id, int number, bool accepted) {
    people_bank::v1::InvitationAnswered event;
    event.set_invitation_id("i-" + std::to_string(number));
    event.set_opportunity_id(opportunity_id);
    event.set_person_id(PersonNumber(number));
    event.set_accepted(accepted);
    return Hear(event);
  }
  absl::Status HearErased(int number) {
    people_bank::v1::PersonErased event;
    event.set_person_id(PersonNumber(number));
    return Hear(event);
  }
  absl::Status HearCommitment(const std::string& state, const std::string& due_date, const std::string& title = "Act",
                              const std::string& organisation = "RH8") {
    impact_reporting::v1::CommitmentMoved event;
    event.set_commitment_id("m-" + due_date);
    event.set_decision_id("d-1");
    event.set_organisation(organisation);
    event.set_title(title);
    event.set_state(state);
    event.set_due_date(due_date);
    return Hear(event);
  }
  // Invited, accepted, declined.
  std::vector<std::int64_t> Reach(const std::string& opportunity_id) {
    const auto opportunity =
        tracker_.Ask([&](auto& transaction) { return OpportunityStore{transaction}.Find(opportunity_id); });
    const auto& record = opportunity->record();
    return {record.invited, record.accepted, record.declined};
  }
  std::vector<State> States() {
    std::vector<State> states;
    for (const auto& registration : tracker_.Ask([&](auto& transaction) {
           return RegistrationStore{transaction}.List({event_id_, "", std::nullopt}, {});
         })) {
      states.push_back(registration.state());
    }
    return states;
  }
  std::vector<Action> Actions(ActionFilter filter = {}) {
    filter.now = tracker_.clock.Now();
    return tracker_.Ask([&](auto& transaction) { return ActionStore{transaction}.List(filter, {}); });
  }

  Tracker tracker_;
  events::Reactions reactions_;
  const std::string activity_id_ = tracker_.Plan().activity_id();
  const std::string event_id_ = tracker_.Arrange(activity_id_, 1).engagement_event_id();
  const std::string opportunity_id_ = tracker_.Publish(activity_id_, event_id_).opportunity_id();
};

TEST_F(ReactionsTest, EveryInvitationIsCountedOnceWithItsLatestAnswer) {
  const auto id = tracker_.Publish(activity_id_).opportunity_id();
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(HearSent(id, 1), IsOk());
    EXPECT_THAT(HearSent(id, 2), IsOk());
    EXPECT_THAT(HearAnswer(id, 1, true), IsOk());
    EXPECT_THAT(Reach(id), ElementsAre(2, 1, 0));
  }
  EXPECT_THAT(HearAnswer(id, 1, false), IsOk());
  EXPECT_THAT(HearAnswer(id, 2, false), IsOk());
  EXPECT_THAT(Reach(id), ElementsAre(2, 0, 2));
}

TEST_F(ReactionsTest, AnAnswerThatArrivesBeforeItsInvitationCountsForBoth) {
  const auto id = tracker_.Publish(activity_id_).opportunity_id();
  EXPECT_THAT(HearAnswer(id, 1, true), IsOk());
  EXPECT_THAT(HearSent(id, 1), IsOk());
  EXPECT_THAT(Reach(id), ElementsAre(1, 1, 0));
}

TEST_F(ReactionsTest, AnInvitationToSomethingUnknownIsRefused) {
  EXPECT_THAT(HearSent("o-unknown", 1), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(HearAnswer("o-unknown", 1, true), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(ReactionsTest, WhoeverAcceptsIsRegisteredAndWhoeverThenDeclinesNoLonger) {
  EXPECT_THAT(HearAnswer(opportunity_id_, 1, true), IsOk());
  EXPECT_THAT(HearAnswer(opportunity_id_, 1, true), IsOk());
  EXPECT_THAT(HearAnswer(opportunity_id_, 2, true), IsOk());
  EXPECT_THAT(States(), ElementsAre(State::kRegistered, State::kWaiting));
  EXPECT_THAT(HearAnswer(opportunity_id_, 1, false), IsOk());
  EXPECT_THAT(States(), ElementsAre(State::kCancelled, State::kRegistered));
  EXPECT_THAT(Reach(opportunity_id_), ElementsAre(2, 1, 1));
}

TEST_F(ReactionsTest, WhoeverRegisteredThemselvesStaysRegisteredOnce) {
  ASSERT_THAT(tracker_.Register(event_id_, PersonNumber(1)), IsOk());
  EXPECT_THAT(HearAnswer(opportunity_id_, 1, true), IsOk());
  EXPECT_THAT(States(), ElementsAre(State::kRegistered));
  EXPECT_THAT(HearAnswer(opportunity_id_, 1, false), IsOk());
  EXPECT_THAT(States(), ElementsAre(State::kRegistered)) << "they did not register by accepting";
}

TEST_F(ReactionsTest, AnAnswerCountsThoughTheEventTakesNobody) {
  ASSERT_THAT(tracker_.Do([&](auto& transaction) {
    return CancelEngagementEvent(transaction, event_id_, "flood", tracker_.clock.Now());
  }),
              IsOk());
  EXPECT_THAT(HearAnswer(opportunity_id_, 1, true), IsOk());
  EXPECT_THAT(Reach(opportunity_id_), ElementsAre(1, 1, 0));
  EXPECT_THAT(States(), ElementsAre());
}

TEST_F(ReactionsTest, NothingNamesWhoeverWasForgottenWhateverArrivesLater) {
  EXPECT_THAT(HearAnswer(opportunity_id_, 1, true), IsOk());
  EXPECT_THAT(HearErased(1), IsOk());
  EXPECT_THAT(HearErased(2), IsOk());
  EXPECT_THAT(HearAnswer(opportunity_id_, 2, true), IsOk());
  EXPECT_THAT(Reach(opportunity_id_), ElementsAre(2, 2, 0));
  EXPECT_THAT(States(), ElementsAre(State::kCancelled));
  for (const char* table : {"invitees", "registrations", "attendances"}) {
    const auto named = tracker_.Ask([&](auto& transaction) {
      return transaction.Execute(std::string{"SELECT 1 FROM "} + table + " WHERE person_id IS NOT NULL").size();
    });
    EXPECT_EQ(named, 0U) << table;
  }
}

TEST_F(ReactionsTest, ActionsAreListedByDueDateWithTheirDecision) {
  EXPECT_THAT(HearCommitment("PLANNED", "2026-03-01"), IsOk());
  EXPECT_THAT(HearCommitment("UNDER_WAY", "2025-12-31"), IsOk());
  ASSERT_EQ(Actions().size(), 2U);
  EXPECT_EQ(Actions()[0].due_date, "2025-12-31");
  EXPECT_EQ(Actions()[0].decision_title, "");
  impact_reporting::v1::DecisionRecorded decision;
  decision.set_decision_id("d-1");
  decision.set_title("Keep the clinic");
  EXPECT_THAT(Hear(decision), IsOk());
  EXPECT_EQ(Actions()[0].decision_title, "Keep the clinic");
}

TEST_F(ReactionsTest, ListingsByRatingAgreeWithTheRatings) {
  const std::vector<std::string> dates{"2025-12-31", "2026-01-01", "2026-01-15", "2026-01-16"};
  for (const auto& date : dates) EXPECT_THAT(HearCommitment("PLANNED", date), IsOk());
  EXPECT_THAT(HearCommitment("DONE", "2025-06-01"), IsOk());
  EXPECT_THAT(HearCommitment("ABANDONED", "2025-07-01"), IsOk());
  std::size_t rated = 0;
  for (const auto rating : {Action::Rating::kRed, Action::Rating::kAmber, Action::Rating::kGreen}) {
    ActionFilter filter;
    filter.rating = rating;
    filter.organisation = "RH8";
    for (const auto& action : Actions(filter)) {
      EXPECT_EQ(action.RatingAt(tracker_.clock.Now()), rating) << action.due_date;
      ++rated;
    }
  }
  EXPECT_EQ(rated, 5U);
  EXPECT_EQ(Actions().size(), 6U);
}

TEST_F(ReactionsTest, AnActionOnlyGoesOn) {
  EXPECT_THAT(HearCommitment("UNDER_WAY", "2026-03-01", "Second"), IsOk());
  EXPECT_THAT(HearCommitment("PLANNED", "2026-03-01", "First"), IsOk());
  EXPECT_EQ(Actions()[0].state, Action::State::kUnderWay);
  EXPECT_EQ(Actions()[0].title, "Second");
  EXPECT_THAT(HearCommitment("DONE", "2026-03-01", "Third"), IsOk());
  EXPECT_EQ(Actions()[0].state, Action::State::kDone);
  EXPECT_THAT(HearCommitment("LOST", "2026-03-01"), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(ReactionsTest, AnotherOrganisationsWordOnAnActionIsRefused) {
  EXPECT_THAT(HearCommitment("PLANNED", "2026-03-01", "Ours"), IsOk());
  EXPECT_THAT(HearCommitment("DONE", "2026-03-01", "Theirs", "RXX"), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_EQ(Actions()[0].title, "Ours");
  EXPECT_EQ(Actions()[0].state, Action::State::kPlanned);
}

}  // namespace
}  // namespace participation::activity_tracking
