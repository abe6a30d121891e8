#include "services/people_bank/usecases/follow_place.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/place_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/erase_person.hpp"
#include "services/people_bank/usecases/forget_places.hpp"
#include "services/people_bank/usecases/withdraw_consent.hpp"

namespace participation::people_bank {
namespace {

using std::chrono::hours;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsOk;
using testing::SizeIs;

class FollowPlaceTest : public testing::Test {
 protected:
  // Version `version` of r-1; `at` says where and `hour` when it is by then.
  void Hear(PlaceChange change, std::int64_t version, const std::string& at = "Town hall", int hour = 24) {
    Place place{.registration_id = "r-1",
                .person_id = person_id_,
                .version = version,
                .state = Place::State::kHeld,
                .title = "Maternity focus group",
                .occasion = {.start_time = start_ + hours{hour}, .end_time = start_ + hours{hour + 2}, .place = at},
                .online_link = {},
                .cancel_reason = {},
                .outgoing_message_id = {}};
    if (change == PlaceChange::kCalledOff) place.state = Place::State::kCalledOff;
    if (change == PlaceChange::kGivenBack) place.state = Place::State::kGivenBack;
    ASSERT_THAT(bank_.Do([&](auto& transaction) { return FollowPlace(transaction, place, change, bank_.clock.Now()); }),
                IsOk());
  }
  // What was sent by this and was not before.
  std::vector<std::string> Send() {
    std::vector<std::string> bodies;
    bank_.mailer.before = [&](const mail::Message& message) { bodies.push_back(message.body); };
    SendMessages(bank_.Means());
    return bodies;
  }
  // Why what was not sent was not.
  std::vector<std::string> WhyNotSent() {
    std::vector<std::string> reasons;
    for (const auto& message : bank_.Ask([](auto& transaction) {
           return OutgoingMessageStore{transaction}.List({"", OutgoingMessage::State::kNotSent, "", 100});
         })) {
      reasons.push_back(message.reason);
    }
    return reasons;
  }

  Bank bank_;
  const clock::Time start_ = bank_.clock.Now();
  std::string person_id_ = bank_.RegisterWilling();
};

TEST_F(FollowPlaceTest, WhoeverWaitedIsToldOnceOfTheirPlace) {
  Hear(PlaceChange::kPromoted, 1);
  Hear(PlaceChange::kPromoted, 1);
  EXPECT_THAT(Send(), ElementsAre(AllOf(HasSubstr("it is yours"), HasSubstr("Place: Town hall"))));
  Hear(PlaceChange::kPromoted, 1);
  EXPECT_THAT(Send(), IsEmpty());
}

TEST_F(FollowPlaceTest, WhoeverRegisteredIsToldOfEachMoveAndThatItIsCalledOff) {
  Hear(PlaceChange::kMoved, 1, "Library");
  EXPECT_THAT(Send(), ElementsAre(AllOf(HasSubstr("has been moved"), HasSubstr("Place: Library"))));
  Hear(PlaceChange::kMoved, 2, "Library", 48);
  EXPECT_THAT(Send(), ElementsAre(HasSubstr("has been moved")));
  Hear(PlaceChange::kCalledOff, 3, "Library", 48);
  EXPECT_THAT(Send(), ElementsAre(HasSubstr("has been cancelled")));
  EXPECT_EQ(bank_.Count("places"), 0);
}

TEST_F(FollowPlaceTest, WhatIsNotSentYetSaysWhatStandsWhenItIsSent) {
  Hear(PlaceChange::kPromoted, 1);
  Hear(PlaceChange::kMoved, 2, "Library");
  Hear(PlaceChange::kMoved, 3, "Church");
  EXPECT_THAT(Send(), ElementsAre(AllOf(HasSubstr("it is yours"), HasSubstr("Place: Church"))));
  EXPECT_THAT(WhyNotSent(), ElementsAre("OVERTAKEN", "OVERTAKEN"));
  Hear(PlaceChange::kMoved, 4, "Library");
  Hear(PlaceChange::kCalledOff, 5, "Library");
  EXPECT_THAT(Send(), ElementsAre(HasSubstr("has been cancelled")));
}

TEST_F(FollowPlaceTest, WhatSaysNothingNewIsNotTold) {
  Hear(PlaceChange::kPromoted, 1, "Library");
  Hear(PlaceChange::kMoved, 2, "Library");  // It had been moved when they were promoted.
  EXPECT_THAT(Send(), ElementsAre(HasSubstr("it is yours")));
  Hear(PlaceChange::kMoved, 3, "Library");
  EXPECT_THAT(Send(), IsEmpty());
  EXPECT_THAT(WhyNotSent(), IsEmpty());
}

TEST_F(FollowPlaceTest, NothingIsSentAboutAPlaceThatWasGivenBack) {
  Hear(PlaceChange::kPromoted, 1);
  Hear(PlaceChange::kGivenBack, 2);
  EXPECT_THAT(Send(), IsEmpty());
  EXPECT_THAT(WhyNotSent(), ElementsAre("GIVEN_BACK"));
  EXPECT_EQ(bank_.Count("places"), 0);
}

TEST_F(FollowPlaceTest, WhoeverGivesBackWhatTheyWereNeverToldOfLeavesNothing) {
  Hear(PlaceChange::kGivenBack, 1);
  EXPECT_EQ(bank_.Count("places"), 0);
  EXPECT_EQ(bank_.Count("outgoing_messages"), 0);
}

TEST_F(FollowPlaceTest, InAnotherOrderOnlyTheLatestCounts) {
  Hear(PlaceChange::kGivenBack, 2);
  Hear(PlaceChange::kPromoted, 1);
  EXPECT_THAT(Send(), IsEmpty());
  bank_.clock.Advance(hours{26} + kPlaceKept);
  ForgetPlaces(*bank_.database, bank_.clock.Now());
  EXPECT_EQ(bank_.Count("places"), 0);
}

TEST_F(FollowPlaceTest, HearingEverythingAgainSendsNothingTwice) {
  for (const auto last : {PlaceChange::kCalledOff, PlaceChange::kGivenBack}) {
    const auto hear_all = [&] {
      Hear(PlaceChange::kPromoted, 1);
      Hear(PlaceChange::kMoved, 2, "Library");
      Hear(last, 3, "Library");
    };
    hear_all();
    Send();
    const int sent = bank_.mailer.hand_overs;
    hear_all();
    EXPECT_THAT(Send(), IsEmpty());
    EXPECT_EQ(bank_.mailer.hand_overs, sent);
    EXPECT_EQ(bank_.Count("places"), 0);
  }
}

TEST_F(FollowPlaceTest, WhatIsOnItsWayWhenItIsMovedIsFollowedByTheMove) {
  Hear(PlaceChange::kPromoted, 1);
  bank_.mailer.before = [&](const mail::Message&) {
    bank_.mailer.before = nullptr;
    Hear(PlaceChange::kMoved, 2, "Library");
  };
  SendMessages(bank_.Means());
  EXPECT_EQ(bank_.mailer.hand_overs, 1);
  EXPECT_THAT(Send(), ElementsAre(HasSubstr("Place: Library")));
  EXPECT_THAT(WhyNotSent(), IsEmpty()) << "both were sent";
  EXPECT_THAT(Send(), IsEmpty());
}

TEST_F(FollowPlaceTest, TheyAreToldThroughTheChannelThatTheyNeed) {
  PersonalDetails details{.given_name = "Ada", .email = "ada@example.org", .telephone = "020 7946 0000"};
  details.communication_needs = {{CommunicationNeed::Kind::kContactMethod, "sms", ""}};
  person_id_ = bank_.Register(details, {},
                              {{Purpose::kOpportunities, Channel::kSms}, {Purpose::kOpportunities, Channel::kEmail}});
  Hear(PlaceChange::kMoved, 1);
  Send();
  ASSERT_THAT(bank_.mailer.sent, SizeIs(1));
  EXPECT_EQ(bank_.mailer.sent.begin()->second.channel, mail::Channel::kSms);
}

TEST_F(FollowPlaceTest, WhoeverAgreedToSomethingElseOnlyIsNotTold) {
  person_id_ =
      bank_.Register({.given_name = "Ada", .email = "ada@example.org"}, {}, {{Purpose::kOutcomes, Channel::kEmail}});
  Hear(PlaceChange::kMoved, 1);
  Hear(PlaceChange::kCalledOff, 2);
  EXPECT_THAT(Send(), IsEmpty());
  EXPECT_THAT(WhyNotSent(), ElementsAre("OVERTAKEN", "NO_CONSENT"));
  EXPECT_EQ(bank_.Count("places"), 0) << "it is over for them all the same";
}

TEST_F(FollowPlaceTest, WithdrawingConsentStopsIt) {
  Hear(PlaceChange::kPromoted, 1);
  const auto withdrawal = bank_.Do([&](auto& transaction) {
    return WithdrawConsent(transaction, {person_id_, Purpose::kOpportunities, Channel::kEmail, ""}, bank_.clock.Now());
  });
  ASSERT_THAT(withdrawal, IsOk());
  EXPECT_EQ(withdrawal->messages_stopped, 1);
  EXPECT_THAT(WhyNotSent(), ElementsAre("NO_CONSENT"));
}

TEST_F(FollowPlaceTest, WhatIsOverIsNotToldOf) {
  Hear(PlaceChange::kPromoted, 1);
  bank_.clock.Advance(hours{26});
  EXPECT_THAT(Send(), IsEmpty());
  EXPECT_THAT(WhyNotSent(), ElementsAre("TOO_LATE"));
  Hear(PlaceChange::kMoved, 2, "Library", 23);
  Hear(PlaceChange::kCalledOff, 3, "Library", 23);
  EXPECT_EQ(bank_.Count("outgoing_messages"), 1);
  EXPECT_EQ(bank_.Count("places"), 0);
}

TEST_F(FollowPlaceTest, APlaceIsForgottenSomeTimeAfterItIsOver) {
  Hear(PlaceChange::kMoved, 1);
  Send();
  bank_.clock.Advance(hours{26});
  ForgetPlaces(*bank_.database, bank_.clock.Now());
  EXPECT_EQ(bank_.Count("places"), 1) << "the time may yet be corrected";
  bank_.clock.Advance(kPlaceKept);
  ForgetPlaces(*bank_.database, bank_.clock.Now());
  EXPECT_EQ(bank_.Count("places"), 0);
}

TEST_F(FollowPlaceTest, ErasureForgetsIt) {
  Hear(PlaceChange::kMoved, 1);
  ASSERT_THAT(bank_.Do([&](auto& transaction) {
    return ErasePerson(transaction, bank_.identity, person_id_, false, bank_.clock.Now());
  }),
              IsOk());
  EXPECT_EQ(bank_.Count("places"), 0);
  Hear(PlaceChange::kMoved, 2, "Library");
  EXPECT_THAT(Send(), IsEmpty());
  EXPECT_EQ(bank_.Count("places"), 0);
}

TEST_F(FollowPlaceTest, NothingIsQueuedForWhoeverIsNotThere) {
  for (const std::string& nobody : {std::string{}, id::New()}) {
    person_id_ = nobody;
    Hear(PlaceChange::kPromoted, 1);
    Hear(PlaceChange::kCalledOff, 2);
  }
  EXPECT_EQ(bank_.Count("outgoing_messages"), 0);
  EXPECT_EQ(bank_.Count("places"), 0);
}

}  // namespace
}  // namespace participation::people_bank
