#include "services/people_bank/usecases/queue_place.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/erase_person.hpp"
#include "services/people_bank/usecases/withdraw_consent.hpp"

namespace participation::people_bank {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsOk;
using testing::SizeIs;

class QueuePlaceTest : public testing::Test {
 protected:
  void Give(const std::string& person_id, const std::string& registration_id = "r-1") {
    const Place place{.registration_id = registration_id,
                      .title = "Maternity focus group",
                      .occasion = {.start_time = bank_.clock.Now() + std::chrono::hours{24},
                                   .end_time = bank_.clock.Now() + std::chrono::hours{26},
                                   .place = "Town hall"},
                      .online_link = {}};
    ASSERT_THAT(
        bank_.Do([&](auto& transaction) { return QueuePlace(transaction, person_id, place, bank_.clock.Now()); }),
        IsOk());
  }
  std::string WhyNotSent() {
    return bank_.Ask([](auto& transaction) { return OutgoingMessageStore{transaction}.Find("r-1"); })->reason;
  }

  Bank bank_;
};

TEST_F(QueuePlaceTest, WhoeverWaitedIsToldOnceOfTheirPlace) {
  const auto person_id = bank_.RegisterWilling();
  Give(person_id);
  Give(person_id);
  SendMessages(bank_.Means());
  Give(person_id);
  SendMessages(bank_.Means());
  EXPECT_EQ(bank_.mailer.hand_overs, 1);
  EXPECT_THAT(bank_.mailer.sent.at("r-1").body, AllOf(HasSubstr("it is yours"), HasSubstr("Place: Town hall")));
}

TEST_F(QueuePlaceTest, TheyAreToldThroughTheChannelThatTheyNeed) {
  PersonalDetails details{.given_name = "Ada", .email = "ada@example.org", .telephone = "020 7946 0000"};
  details.communication_needs = {{CommunicationNeed::Kind::kContactMethod, "sms", ""}};
  Give(bank_.Register(details, {},
                      {{Purpose::kOpportunities, Channel::kSms}, {Purpose::kOpportunities, Channel::kEmail}}));
  SendMessages(bank_.Means());
  ASSERT_THAT(bank_.mailer.sent, SizeIs(1));
  EXPECT_EQ(bank_.mailer.sent.at("r-1").channel, mail::Channel::kSms);
}

TEST_F(QueuePlaceTest, WhoeverAgreedToSomethingElseOnlyIsNotTold) {
  Give(bank_.Register({.given_name = "Ada", .email = "ada@example.org"}, {}, {{Purpose::kOutcomes, Channel::kEmail}}));
  SendMessages(bank_.Means());
  EXPECT_THAT(bank_.mailer.sent, SizeIs(0));
  EXPECT_EQ(WhyNotSent(), "NO_CONSENT");
}

TEST_F(QueuePlaceTest, WithdrawingConsentStopsIt) {
  const auto person_id = bank_.RegisterWilling();
  Give(person_id);
  const auto withdrawal = bank_.Do([&](auto& transaction) {
    return WithdrawConsent(transaction, {person_id, Purpose::kOpportunities, Channel::kEmail, ""}, bank_.clock.Now());
  });
  ASSERT_THAT(withdrawal, IsOk());
  EXPECT_EQ(withdrawal->messages_stopped, 1);
  EXPECT_EQ(WhyNotSent(), "NO_CONSENT");
}

TEST_F(QueuePlaceTest, WhatIsOverIsNotToldOf) {
  Give(bank_.RegisterWilling());
  bank_.clock.Advance(std::chrono::hours{26});
  SendMessages(bank_.Means());
  EXPECT_THAT(bank_.mailer.sent, SizeIs(0));
  EXPECT_EQ(WhyNotSent(), "TOO_LATE");
}

TEST_F(QueuePlaceTest, NothingIsQueuedForWhoeverIsNotThere) {
  const auto left = bank_.RegisterWilling();
  (void)bank_.Do(
      [&](auto& transaction) { return ErasePerson(transaction, bank_.identity, left, false, bank_.clock.Now()); });
  Give("");
  Give(id::New(), "r-2");
  Give(left, "r-3");
  EXPECT_EQ(bank_.Count("outgoing_messages"), 0);
  EXPECT_EQ(bank_.Count("places"), 0);
}

}  // namespace
}  // namespace participation::people_bank
