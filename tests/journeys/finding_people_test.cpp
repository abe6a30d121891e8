#include "tests/journeys/journey.hpp"

namespace participation::journeys {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;

class FindingPeople : public Journey {
 protected:
  void Begin() override {
    const std::string activity = PlanActivity();
    event_ = Call("ScheduleEngagementEvent", {{"engagement_event",
                                               {{"activity_id", activity},
                                                {"title", "A morning on maternity"},
                                                {"start_time", FromNow(std::chrono::hours{-1})},
                                                {"end_time", FromNow(std::chrono::hours{3})},
                                                {"place", "The library"},
                                                {"capacity", 1}}}})["engagementEvent"]["engagementEventId"];
    activity_ = activity;
  }

  std::string PublishOpportunity() {
    return Call("PublishOpportunity",
                {{"opportunity",
                  {{"activity_id", activity_},
                   {"engagement_event_id", event_},
                   {"title", "Tell us about maternity"},
                   {"summary", "A morning of talk"},
                   {"topics", {"maternity"}},
                   {"places", 1},
                   {"close_time", FromNow(std::chrono::hours{2})}}}})["opportunity"]["opportunityId"];
  }

  json AwaitInvitations(const std::string& opportunity, std::size_t count) {
    return CallUntil("ListInvitations", {{"opportunity_id", opportunity}, {"state", "STATE_SENT"}},
                     [count](const json& answer) { return answer["invitations"].size() >= count; })["invitations"];
  }

  std::string activity_;
  std::string event_;
};

TEST_P(FindingPeople, WhoMatchesIsInvitedAcceptsComesAndIsCounted) {
  const std::string ada = Register("Ada", {{"topics", {"maternity"}}});
  Register("Bob", {{"topics", {"cancer"}}});
  Register("Cyd", {{"topics", {"maternity"}}}, json::array());  // did not agree to be asked
  const std::string opportunity = PublishOpportunity();
  const json invitations = AwaitInvitations(opportunity, 1);
  ASSERT_THAT(invitations, SizeIs(1));
  EXPECT_EQ(invitations[0]["personId"], ada);
  EXPECT_EQ(invitations[0]["reasons"][0], "topic:maternity");
  EXPECT_THAT(Outgoing(), AllOf(HasSubstr("When: "), HasSubstr("Place: The library")));

  Call("AcceptInvitation", {{"invitation_id", invitations[0]["invitationId"]}});
  const json registrations = CallUntil("ListRegistrations", {{"engagement_event_id", event_}}, [](const json& answer) {
    return !answer["registrations"].empty();
  })["registrations"];
  ASSERT_THAT(registrations, SizeIs(1));
  EXPECT_EQ(registrations[0]["personId"], ada);
  const json attendance = Call(
      "RecordAttendance", {{"engagement_event_id", event_}, {"registration_id", registrations[0]["registrationId"]}});
  const std::string contribution = attendance["attendance"]["attendanceId"];
  const json chain = CallUntil("ListDutyEvidence", {{"organisation", "RXX"}},
                               [](const json& answer) { return !answer["evidence"].empty(); });
  EXPECT_THAT(chain["evidence"], SizeIs(1));
  EXPECT_FALSE(contribution.empty());
}

TEST_P(FindingPeople, WhenTheEventIsFullTheNextOneWaits) {
  Register("Ada", {{"topics", {"maternity"}}});
  Register("Bea", {{"topics", {"maternity"}}});
  const json invitations = AwaitInvitations(PublishOpportunity(), 2);
  ASSERT_THAT(invitations, SizeIs(2));
  for (const json& invitation : invitations) {
    Call("AcceptInvitation", {{"invitation_id", invitation["invitationId"]}});
  }
  const json registrations = CallUntil("ListRegistrations", {{"engagement_event_id", event_}}, [](const json& answer) {
    return answer["registrations"].size() == 2;
  })["registrations"];
  EXPECT_EQ(registrations[0]["state"], "STATE_REGISTERED");
  EXPECT_EQ(registrations[1]["state"], "STATE_WAITING");
}

TEST_P(FindingPeople, WhoeverWaitsIsToldOnceTheyHaveAPlaceAndAskWhatTheyNeed) {
  const auto register_for = [this](const std::string& person) {
    return Call("RegisterForEvent", {{"engagement_event_id", event_}, {"person_id", person}})["registration"];
  };
  const json first = register_for(Register("Ada"));
  const std::string bea = Register("Bea");
  const json second = register_for(bea);
  ASSERT_EQ(second["state"], "STATE_WAITING");
  Call("ChangeAdjustments", {{"registration_id", second["registrationId"]}, {"adjustments", {"bsl-interpreter"}}});
  const json needs = Call("GetAdjustments", {{"engagement_event_id", event_}})["adjustments"];
  ASSERT_THAT(needs, SizeIs(1));
  EXPECT_EQ(needs[0]["waiting"], 1);

  Call("CancelRegistration", {{"registration_id", first["registrationId"]}});
  const json told = CallUntil("ListOutgoingMessages", {{"person_id", bea}, {"state", "STATE_SENT"}},
                              [](const json& answer) { return !answer["outgoingMessages"].empty(); });
  EXPECT_EQ(told["outgoingMessages"][0]["kind"], "KIND_PLACE");
  EXPECT_EQ(told["outgoingMessages"][0]["subjectId"], second["registrationId"]);
  EXPECT_THAT(Outgoing(), testing::AllOf(testing::HasSubstr("<Bea@example.org>"),
                                         testing::HasSubstr("You have a place: A morning on maternity")));
}

TEST_P(FindingPeople, WhoeverIsRegisteredIsToldThatItWasMovedAndThatItIsCancelled) {
  const std::string ada = Register("Ada");
  Call("RegisterForEvent", {{"engagement_event_id", event_}, {"person_id", ada}});
  const auto await_sent = [&](const std::string& person, std::size_t count) {
    return CallUntil("ListOutgoingMessages", {{"person_id", person}, {"state", "STATE_SENT"}},
                     [count](const json& answer) { return answer["outgoingMessages"].size() >= count; });
  };
  Call("UpdateEngagementEvent",
       {{"engagement_event", {{"engagement_event_id", event_}, {"place", "The town hall"}}}, {"update_mask", "place"}});
  EXPECT_EQ(await_sent(ada, 1)["outgoingMessages"][0]["kind"], "KIND_MOVE");
  EXPECT_THAT(Outgoing(), AllOf(HasSubstr("<Ada@example.org>"), HasSubstr("It has been moved: A morning on maternity"),
                                HasSubstr("Place: The town hall"), HasSubstr("You still have your place")));

  Call("CancelEngagementEvent", {{"engagement_event_id", event_}, {"reason", "The heating broke"}});
  const json told = await_sent(ada, 2)["outgoingMessages"];
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[1]["kind"], "KIND_CALL_OFF");
  EXPECT_THAT(Outgoing(), AllOf(HasSubstr("Cancelled: A morning on maternity"),
                                HasSubstr("Why it was cancelled: The heating broke")));
}

TEST_P(FindingPeople, AnAnswerIsFinalOnlyAsFarAsTheDomainSays) {
  Register("Ada", {{"topics", {"maternity"}}});
  const json invitations = AwaitInvitations(PublishOpportunity(), 1);
  const json id = {{"invitation_id", invitations[0]["invitationId"]}};
  Call("DeclineInvitation", id);
  const json again = Call("GetInvitation", id);
  EXPECT_EQ(again["invitation"]["state"], "STATE_DECLINED");
}

INSTANTIATE_TEST_SUITE_P(Modes, FindingPeople, EveryMode(), ModeName);

}  // namespace
}  // namespace participation::journeys
