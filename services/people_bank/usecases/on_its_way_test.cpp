#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/answer_invitation.hpp"
#include "services/people_bank/usecases/destroy_keys.hpp"
#include "services/people_bank/usecases/erase_person.hpp"
#include "services/people_bank/usecases/invite_people.hpp"
#include "services/people_bank/usecases/queue_invitation.hpp"
#include "services/people_bank/usecases/withdraw_consent.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsOk;
using testing::SizeIs;

// What happens to an invitation between the last check and the record of what came of it.
class OnItsWayTest : public testing::Test {
 protected:
  OnItsWayTest() { invitation_id_ = Invite().invitation_id(); }

  Invitation Invite() {
    const std::vector<std::string> named{person_id_};
    return bank_
        .Do([&](auto& transaction) {
          return InvitePeople(transaction, opportunity_.opportunity_id, named, bank_.clock.Now());
        })
        ->at(0);
  }
  void Withdraw() {
    EXPECT_THAT(bank_.Do([&](auto& transaction) { return WithdrawConsent(transaction, consent_, bank_.clock.Now()); }),
                IsOk());
  }
  void GiveAgain() {
    EXPECT_THAT(bank_.Do([&](auto& transaction) { return GiveConsent(transaction, consent_, bank_.clock.Now()); }),
                IsOk());
  }
  void Erase() {
    EXPECT_THAT(bank_.Do([&](auto& transaction) {
      return ErasePerson(transaction, bank_.identity, person_id_, false, bank_.clock.Now());
    }),
                IsOk());
    EXPECT_TRUE(DestroyKeys(*bank_.database, bank_.identity));
  }
  absl::Status Accept() {
    return bank_.Do([&](auto& transaction) { return AcceptInvitation(transaction, invitation_id_, bank_.clock.Now()); })
        .status();
  }

  // Sends what is due, while `meanwhile` happens behind the last check of the first message.
  void SendWhile(const std::function<void()>& meanwhile) {
    bank_.mailer.before = [meanwhile, first = true](const auto&) mutable {
      if (std::exchange(first, false)) meanwhile();
    };
    SendMessages(bank_.Means());
  }
  Invitation InvitationNow() {
    return *bank_.Ask([&](auto& transaction) { return InvitationStore{transaction}.Find(invitation_id_); });
  }
  std::vector<OutgoingMessage> Messages() {
    return bank_.Ask([](auto& transaction) {
      return OutgoingMessageStore{transaction}.List({"", std::nullopt, "", 10});
    });
  }

  Bank bank_;
  const std::string person_id_ = bank_.RegisterWilling();
  const ConsentChange consent_{person_id_, Purpose::kOpportunities, Channel::kEmail, ""};
  const Opportunity opportunity_ = bank_.Publish({"topic:cancer"});
  std::string invitation_id_;
};

TEST_F(OnItsWayTest, AWithdrawalStandsThoughTheMailWentOut) {
  SendWhile([this] { Withdraw(); });
  EXPECT_EQ(Messages().at(0).state, OutgoingMessage::State::kSent);
  EXPECT_EQ(InvitationNow().state(), Invitation::State::kCancelled);
  EXPECT_EQ(InvitationNow().record().cancel_reason, "NO_CONSENT");
  EXPECT_TRUE(InvitationNow().record().send_time.has_value());
  EXPECT_THAT(bank_.EventsAbout(invitation_id_), IsEmpty());
  EXPECT_EQ(refusal::ReasonOf(Accept()), "INVITATION_NOT_OPEN");
}

TEST_F(OnItsWayTest, WhatWentOutCountsAsAskingEvenIfCancelled) {
  SendWhile([this] { Withdraw(); });
  EXPECT_EQ(bank_.Ask([&](auto& transaction) {
    return InvitationStore{transaction}.AskedAmong({&person_id_, 1}, bank_.clock.Now() - kInvitationWindow, 1).size();
  }),
            1U);
}

TEST_F(OnItsWayTest, AnErasureStandsThoughTheMailWentOut) {
  SendWhile([this] { Erase(); });
  EXPECT_EQ(InvitationNow().state(), Invitation::State::kCancelled);
  EXPECT_EQ(InvitationNow().record().cancel_reason, "ERASED");
  EXPECT_THAT(InvitationNow().record().reasons, IsEmpty());
  EXPECT_THAT(bank_.EventsAbout(invitation_id_), IsEmpty());
  SendMessages(bank_.Means());
  EXPECT_EQ(bank_.mailer.hand_overs, 1);
}

TEST_F(OnItsWayTest, WhoIsInvitedAgainMeanwhileGetsOneMailAndCanAnswer) {
  SendWhile([this] {
    Withdraw();
    GiveAgain();
    EXPECT_EQ(Invite().state(), Invitation::State::kQueued);
  });
  SendMessages(bank_.Means());
  EXPECT_EQ(bank_.mailer.hand_overs, 1);
  EXPECT_THAT(Messages(), SizeIs(1));
  EXPECT_THAT(Accept(), IsOk());
  EXPECT_THAT(bank_.EventsAbout(invitation_id_), ElementsAre("InvitationSent", "InvitationAnswered"));
}

TEST_F(OnItsWayTest, WhoIsInvitedAgainLaterGetsNoSecondMailAndCanAnswer) {
  SendWhile([this] { Withdraw(); });
  GiveAgain();
  EXPECT_EQ(Invite().state(), Invitation::State::kQueued);
  SendMessages(bank_.Means());
  EXPECT_THAT(bank_.mailer.sent, SizeIs(1)) << "the mailer knows the id";
  EXPECT_THAT(Accept(), IsOk());
  EXPECT_THAT(bank_.EventsAbout(invitation_id_), ElementsAre("InvitationSent", "InvitationAnswered"));
}

// Another replica hands the same message over, records it, and the person answers, before this one records anything.
TEST_F(OnItsWayTest, AnAnswerStandsThoughASlowerReplicaRecordsTheMailAfterIt) {
  SendWhile([this] {
    SendMessages(bank_.Means());
    EXPECT_THAT(Accept(), IsOk());
  });
  EXPECT_THAT(bank_.mailer.sent, SizeIs(1));
  EXPECT_EQ(InvitationNow().state(), Invitation::State::kAccepted);
  EXPECT_THAT(bank_.EventsAbout(invitation_id_), ElementsAre("InvitationSent", "InvitationAnswered"));
}

// What was found out before it was queued again says nothing of it.
TEST_F(OnItsWayTest, AnObstacleOfBeforeDoesNotStopWhatWasQueuedAgain) {
  SendWhile([this] {
    Withdraw();
    GiveAgain();
    bank_.clock.Advance(std::chrono::seconds{1});
    (void)Invite();
    throw std::invalid_argument{"an address that was mended meanwhile"};
  });
  EXPECT_EQ(InvitationNow().state(), Invitation::State::kQueued);
  SendMessages(bank_.Means());
  EXPECT_EQ(InvitationNow().state(), Invitation::State::kSent);
}

}  // namespace
}  // namespace participation::people_bank
