#include "services/impact_reporting/events/reactions.hpp"

#include <gmock/gmock.h>

#include "libs/testing/status_matchers.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/duty_store.hpp"
#include "services/impact_reporting/store/reach_store.hpp"
#include "services/impact_reporting/store/register_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"
#include "services/impact_reporting/usecases/count_who_took_part.hpp"
#include "services/impact_reporting/usecases/summarise_tellings.hpp"
#include "services/impact_reporting/usecases/trace_contribution.hpp"

namespace participation::impact_reporting {
namespace {

namespace activities = activity_tracking::v1;
namespace people = people_bank::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::SizeIs;
using testing::StatusIs;

class ReactionsTest : public ::testing::Test {
 protected:
  template <class Read>
  auto Do(Read read) {
    return reporting_.Do(read);
  }
  std::int64_t Responses() {
    return Do([](database::Transaction& transaction) {
      const auto series = AnswerStore{transaction}.Series("R9A", {}, "fft", {"2026-03", "2026-03"});
      return series.empty() ? 0 : statistics::Total(series[0].counts);
    });
  }
  ContributionChain Trace(const std::string& id) {
    return Do([&](database::Transaction& transaction) {
             return TraceContribution(transaction, id, policy::Organisations::All());
           })
        .value();
  }
  Telling OnlyTelling() {
    return Do([](database::Transaction& t) { return TellingStore{t}.List({}, {}, 2); }).at(0);
  }
  std::int64_t PeopleWith(RegisterCount::Dimension dimension, const std::string& code) {
    for (const auto& count : Do([&](database::Transaction& t) { return RegisterStore{t}.List(dimension); })) {
      if (count.code == code) return *count.people;
    }
    return 0;
  }
  // A telling that ada is due, of an outcome on what she said.
  Telling DueToAda() {
    reporting_.HearFeedback("ada");
    outcome_ = reporting_.PublishOnParking();
    reporting_.MakeAllTellings();
    return OnlyTelling();
  }

  Reporting reporting_;
  std::optional<Outcome> outcome_;
};

TEST_F(ReactionsTest, AnAnswerIsCountedOnceHoweverOftenItIsHeard) {
  const auto event = Reporting::Received(id::New(), "ada");
  EXPECT_THAT(reporting_.Hear(event), IsOk());
  EXPECT_THAT(reporting_.Hear(event), IsOk());
  EXPECT_EQ(Responses(), 1);
}

TEST_F(ReactionsTest, ThemesOfAContributionThatWasDroppedAreRefusedAndNotKept) {
  const std::string id = id::New();
  EXPECT_THAT(reporting_.Hear(Reporting::Themed(id, {"parking"})), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(reporting_.FindTheme().contributions, 0);
  EXPECT_THAT(reporting_.Hear(Reporting::Received(id, "ada")), IsOk());
  EXPECT_THAT(Trace(id).themes, IsEmpty());
}

TEST_F(ReactionsTest, AnotherOrganisationsWordOnAContributionIsRefused) {
  const std::string id = reporting_.HearFeedback("ada");
  auto foreign = Reporting::Themed(id, {"food"});
  foreign.set_organisation("RXX");
  EXPECT_THAT(reporting_.Hear(foreign), StatusIs(absl::StatusCode::kPermissionDenied));
  EXPECT_THAT(Trace(id).themes, ElementsAre("parking"));
}

TEST_F(ReactionsTest, NewThemesTakeThePlaceOfEarlierOnes) {
  const std::string id = reporting_.HearFeedback("ada", {"parking", "food"});
  EXPECT_THAT(reporting_.Hear(Reporting::Themed(id, {"food", "access"})), IsOk());
  EXPECT_THAT(Trace(id).themes, ElementsAre("access", "food"));
  EXPECT_EQ(reporting_.FindTheme("parking").contributions, 0);
  EXPECT_EQ(reporting_.FindTheme("food").contributions, 1);
}

TEST_F(ReactionsTest, WhoLeftBeforeTheirFeedbackIsHeardIsNobodyButCounts) {
  EXPECT_THAT(reporting_.Hear(Reporting::Erased("ada")), IsOk());
  const std::string id = reporting_.HearFeedback("ada");
  const auto contribution = Trace(id).contribution;
  EXPECT_EQ(contribution.contributor, Contribution::Contributor::kLeft);
  EXPECT_EQ(contribution.person_id, "");
  EXPECT_EQ(Responses(), 1);
  const Outcome outcome = reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  const auto summary =
      Do([&](database::Transaction& t) { return SummariseTellings(t, outcome, reporting_.clock.Now()); });
  EXPECT_EQ(summary.due, 0);
  EXPECT_EQ(summary.contributions_left, 1);
}

TEST_F(ReactionsTest, WhoLeavesIsUnlinkedAndTheCountsStay) {
  const std::string id = reporting_.HearFeedback("ada");
  EXPECT_THAT(reporting_.Hear(Reporting::Erased("ada")), IsOk());
  EXPECT_EQ(Trace(id).contribution.contributor, Contribution::Contributor::kLeft);
  EXPECT_EQ(Responses(), 1);
  EXPECT_EQ(reporting_.FindTheme().contributions, 1);
}

TEST_F(ReactionsTest, WhoLeavesBeforeBeingToldCannotBe) {
  DueToAda();
  EXPECT_THAT(reporting_.Hear(Reporting::Erased("ada")), IsOk());
  EXPECT_THAT(reporting_.Hear(Reporting::Erased("ada")), IsOk());
  const auto telling = OnlyTelling();
  EXPECT_EQ(telling.state, Telling::State::kNotReachable);
  EXPECT_EQ(telling.reason, Telling::Reason::kErased);
  EXPECT_EQ(telling.person_id, "");
  EXPECT_EQ(PeopleWith(RegisterCount::Dimension::kLeft, ""), 1);
}

TEST_F(ReactionsTest, WhoWasToldAndLeavesStaysTold) {
  people::ContributorTold told;
  told.set_telling_id(DueToAda().id);
  told.set_channel(people::CHANNEL_EMAIL);
  EXPECT_THAT(reporting_.Hear(told), IsOk());
  EXPECT_THAT(reporting_.Hear(Reporting::Erased("ada")), IsOk());
  const auto telling = OnlyTelling();
  EXPECT_EQ(telling.state, Telling::State::kTold);
  EXPECT_EQ(telling.channel, people::CHANNEL_EMAIL);
  EXPECT_EQ(telling.person_id, "");
}

TEST_F(ReactionsTest, WhoCannotBeToldIsCountedByWhy) {
  people::ContributorNotReachable unreachable;
  unreachable.set_telling_id(DueToAda().id);
  unreachable.set_reason(people::ContributorNotReachable::REASON_NO_CONSENT);
  EXPECT_THAT(reporting_.Hear(unreachable), IsOk());
  const auto summary =
      Do([&](database::Transaction& t) { return SummariseTellings(t, *outcome_, reporting_.clock.Now()); });
  EXPECT_EQ(summary.due, 0);
  EXPECT_EQ(summary.not_reachable, 1);
  EXPECT_EQ(summary.reasons.at(Telling::Reason::kNoConsent), 1);
}

TEST_F(ReactionsTest, WordOfATellingThatNobodyMadeIsRefused) {
  people::ContributorTold told;
  told.set_telling_id(id::New());
  EXPECT_THAT(reporting_.Hear(told), StatusIs(absl::StatusCode::kNotFound));
}

TEST_F(ReactionsTest, AnAttendanceIsAContributionToItsActivity) {
  activities::ActivityPlanned planned;
  planned.set_activity_id("activity");
  planned.set_organisation("R9A");
  EXPECT_THAT(reporting_.Hear(planned), IsOk());
  activities::AttendanceRecorded event;
  event.set_attendance_id(id::New());
  event.set_activity_id("activity");
  event.set_organisation("R9A");
  event.set_person_id("ada");
  event.set_attend_date("no date");
  EXPECT_THAT(reporting_.Hear(event), IsOk());
  EXPECT_EQ(Trace(event.attendance_id()).contribution.date, "2026-04-01");  // today, since its own is none
  const auto finding = Do([&](database::Transaction& transaction) {
    return RecordFinding(transaction,
                         {.organisation = "R9A",
                          .statement = "Those who came want more bays",
                          .source = Evidence::OfActivity("activity"),
                          .organisations = policy::Organisations::All()},
                         reporting_.clock.Now());
  });
  EXPECT_EQ(finding->contributions, 1);
}

TEST_F(ReactionsTest, AnActivityIsEvidenceWhicheverOfItsEventsComesFirst) {
  activities::ActivityMoved moved;
  moved.set_activity_id("a");
  moved.set_state(activities::Activity::STATE_UNDER_WAY);
  moved.set_title("Walking the site");
  moved.add_duties(activities::DUTY_SECTION_242);
  activities::ActivityPlanned planned;
  planned.set_activity_id("a");
  planned.set_organisation("R9A");
  planned.set_title("Walking");
  activities::ConsultationClosed closed;
  closed.set_consultation_id("c");
  closed.mutable_close_time()->set_seconds(1'700'000'000);
  activities::ConsultationOpened opened;
  opened.set_consultation_id("c");
  opened.set_activity_id("a");
  opened.set_title("Where to park");
  for (const google::protobuf::Message* event :
       std::initializer_list<const google::protobuf::Message*>{&moved, &planned, &closed, &opened}) {
    EXPECT_THAT(reporting_.Hear(*event), IsOk());
  }
  const auto evidence = Do([](database::Transaction& t) { return DutyStore{t}.List("R9A", {}, 10); });
  ASSERT_THAT(evidence, SizeIs(1));
  EXPECT_EQ(evidence[0].title, "Walking the site");
  EXPECT_EQ(evidence[0].state, "STATE_UNDER_WAY");
  EXPECT_THAT(evidence[0].duties, ElementsAre("DUTY_SECTION_242"));
  ASSERT_THAT(evidence[0].consultations, SizeIs(1));
  EXPECT_TRUE(evidence[0].consultations[0].closed);
  EXPECT_EQ(evidence[0].consultations[0].title, "Where to park");
}

TEST_F(ReactionsTest, TheLatestAnswerToAnInvitationCountsWhateverTheOrder) {
  people::InvitationAnswered answered;
  answered.set_invitation_id("i");
  answered.set_opportunity_id("o");
  answered.set_accepted(true);
  EXPECT_THAT(reporting_.Hear(answered), IsOk());
  answered.set_accepted(false);
  EXPECT_THAT(reporting_.Hear(answered), IsOk());
  people::InvitationSent sent;
  sent.set_invitation_id("i");
  sent.set_opportunity_id("o");
  EXPECT_THAT(reporting_.Hear(sent), IsOk());
  activities::OpportunityPublished published;
  published.set_opportunity_id("o");
  published.set_organisation("R9A");
  EXPECT_THAT(reporting_.Hear(published), IsOk());
  const auto reach = Do([](database::Transaction& t) { return ReachStore{t}.Tally("R9A"); });
  EXPECT_EQ(reach.invited, 1);
  EXPECT_EQ(reach.accepted, 0);
  EXPECT_EQ(reach.declined, 1);
}

TEST_F(ReactionsTest, TheRegisterIsCountedByInterestsAsTheyStand) {
  using Dimension = RegisterCount::Dimension;
  people::PersonUpdated updated;
  updated.set_person_id("ada");
  updated.mutable_interests()->add_topics("dementia");
  updated.mutable_interests()->add_involvements(people::INVOLVEMENT_FOCUS_GROUP);
  people::PersonRegistered registered;
  registered.set_person_id("ada");
  registered.mutable_interests()->add_topics("maternity");
  EXPECT_THAT(reporting_.Hear(registered), IsOk());
  EXPECT_THAT(reporting_.Hear(updated), IsOk());
  EXPECT_THAT(reporting_.Hear(registered), IsOk());  // again
  EXPECT_EQ(PeopleWith(Dimension::kRegistered, ""), 1);
  EXPECT_EQ(PeopleWith(Dimension::kTopic, "dementia"), 1);
  EXPECT_EQ(PeopleWith(Dimension::kTopic, "maternity"), 0);
  EXPECT_EQ(PeopleWith(Dimension::kInvolvement, "focus-group"), 1);
}

TEST_F(ReactionsTest, ConsentsOfWhoLeftAreNoLongerInForceAndTheRestStaysCounted) {
  using Dimension = RegisterCount::Dimension;
  people::PersonRegistered registered;
  registered.set_person_id("ada");
  registered.mutable_interests()->add_topics("maternity");
  people::ConsentChanged consent;
  consent.set_person_id("ada");
  consent.set_purpose(people::PURPOSE_OUTCOMES);
  consent.set_channel(people::CHANNEL_EMAIL);
  consent.set_state(people::Consent::STATE_GIVEN);
  EXPECT_THAT(reporting_.Hear(registered), IsOk());
  EXPECT_THAT(reporting_.Hear(consent), IsOk());
  EXPECT_EQ(PeopleWith(Dimension::kConsent, "outcomes:email"), 1);
  EXPECT_THAT(reporting_.Hear(Reporting::Erased("ada")), IsOk());
  EXPECT_THAT(reporting_.Hear(consent), IsOk());  // late: changes nothing
  EXPECT_EQ(PeopleWith(Dimension::kConsent, "outcomes:email"), 0);
  EXPECT_EQ(PeopleWith(Dimension::kTopic, "maternity"), 1);
  EXPECT_EQ(PeopleWith(Dimension::kRegistered, ""), 1);
  EXPECT_EQ(PeopleWith(Dimension::kLeft, ""), 1);
}

}  // namespace
}  // namespace participation::impact_reporting
