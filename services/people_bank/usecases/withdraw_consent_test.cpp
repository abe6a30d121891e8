#include "services/people_bank/usecases/withdraw_consent.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/invite_people.hpp"
#include "services/people_bank/usecases/queue_telling.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class ConsentChangeTest : public testing::Test {
 protected:
  auto Give(Purpose purpose, Channel channel) {
    return bank_.Do([&](auto& transaction) {
      return GiveConsent(transaction, {person_id_, purpose, channel, "web-form"}, bank_.clock.Now());
    });
  }
  auto Withdraw(Purpose purpose, Channel channel) {
    return bank_.Do([&](auto& transaction) {
      return WithdrawConsent(transaction, {person_id_, purpose, channel, "telephone"}, bank_.clock.Now());
    });
  }
  void QueueOutcome() {
    (void)bank_.Do([&](auto& transaction) {
      return QueueTelling(transaction, {"t-1", "o-1", person_id_, 0}, {"o-1", "New clinic", "It opened."},
                          bank_.clock.Now());
    });
  }

  Bank bank_;
  const std::string person_id_ = bank_.RegisterWilling();
};

TEST_F(ConsentChangeTest, HistoryKeepsEveryStateInOrder) {
  bank_.clock.Advance(std::chrono::seconds{1});
  EXPECT_EQ(Withdraw(Purpose::kOutcomes, Channel::kEmail)->consent.version(), 2);
  EXPECT_EQ(Give(Purpose::kOutcomes, Channel::kEmail)->version(), 3);
  const auto changes =
      bank_.Ask([&](auto& transaction) { return ConsentStore{transaction}.ListChanges(person_id_, "", 10); });
  ASSERT_THAT(changes, SizeIs(4));
  EXPECT_EQ(changes[0].second.source(), "registration");
  EXPECT_EQ(changes[2].second.state(), Consent::State::kWithdrawn);
  EXPECT_EQ(changes[3].second.version(), 3);
  const auto now = bank_.Ask([&](auto& transaction) { return ConsentStore{transaction}.List(person_id_, {0, 0}, 10); });
  EXPECT_THAT(now, SizeIs(2));
}

TEST_F(ConsentChangeTest, GivingTwiceIsNoEvent) {
  EXPECT_EQ(Give(Purpose::kOutcomes, Channel::kEmail)->version(), 1);
  EXPECT_THAT(bank_.EventsAbout(person_id_), SizeIs(3));
}

TEST_F(ConsentChangeTest, WhatWasNeverGivenCannotBeWithdrawn) {
  EXPECT_EQ(refusal::ReasonOf(Withdraw(Purpose::kNewsletter, Channel::kEmail).status()), "CONSENT_NOT_GIVEN");
}

TEST_F(ConsentChangeTest, WithdrawingTheLastChannelStopsWhatIsQueuedForThePurposeOnly) {
  QueueOutcome();
  const auto opportunity = bank_.Publish({});
  const std::vector<std::string> named{person_id_};
  (void)bank_.Do([&](auto& transaction) {
    return InvitePeople(transaction, opportunity.opportunity_id, named, bank_.clock.Now());
  });
  EXPECT_EQ(Withdraw(Purpose::kOutcomes, Channel::kEmail)->messages_stopped, 1);
  EXPECT_EQ(Withdraw(Purpose::kOutcomes, Channel::kEmail)->messages_stopped, 0);
  SendMessages(bank_.Means());
  ASSERT_THAT(bank_.mailer.sent, SizeIs(1));
  EXPECT_THAT(bank_.mailer.sent.begin()->second.subject, testing::HasSubstr("take part"));
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorNotReachable"));
}

TEST_F(ConsentChangeTest, AnotherChannelStillCarriesWhatIsQueued) {
  (void)Give(Purpose::kOutcomes, Channel::kLetter);
  QueueOutcome();
  EXPECT_EQ(Withdraw(Purpose::kOutcomes, Channel::kEmail)->messages_stopped, 0);
  SendMessages(bank_.Means());
  // There is no postal address, and the e-mail address must not be used any more.
  EXPECT_THAT(bank_.mailer.sent, SizeIs(0));
  EXPECT_EQ(bank_.outcomes["no_address"], 1);
}

}  // namespace
}  // namespace participation::people_bank
