#include "services/people_bank/usecases/send_messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <system_error>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/answer_invitation.hpp"
#include "services/people_bank/usecases/invite_people.hpp"
#include "services/people_bank/usecases/queue_telling.hpp"
#include "services/people_bank/usecases/withdraw_consent.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsOk;
using testing::SizeIs;

class SendTest : public testing::Test {
 protected:
  std::string Invite(const std::string& person_id) {
    const auto opportunity = bank_.Publish({"topic:cancer"});
    const std::vector<std::string> named{person_id};
    return bank_
        .Do([&](auto& transaction) {
          return InvitePeople(transaction, opportunity.opportunity_id, named, bank_.clock.Now());
        })
        ->at(0)
        .invitation_id();
  }
  void Withdraw(const std::string& person_id, Purpose purpose) {
    ASSERT_THAT(bank_.Do([&](auto& transaction) {
      return WithdrawConsent(transaction, {person_id, purpose, Channel::kEmail, ""}, bank_.clock.Now());
    }),
                IsOk());
  }
  OutgoingMessage OnlyMessage() {
    return bank_
        .Ask([](auto& transaction) {
          return OutgoingMessageStore{transaction}.List({"", std::nullopt, "", 10});
        })
        .at(0);
  }
  const mail::Message& OnlySent() { return bank_.mailer.sent.begin()->second; }
  v1::ContributorNotReachable::Reason LastReason() {
    return bank_.Emitted<v1::ContributorNotReachable>().back().first.reason();
  }

  Bank bank_;
};

TEST_F(SendTest, AnInvitationGoesOutAndIsAnswered) {
  const auto invitation_id = Invite(bank_.RegisterWilling());
  EXPECT_FALSE(SendMessages(bank_.Means()));
  ASSERT_THAT(bank_.mailer.sent, SizeIs(1));
  EXPECT_EQ(OnlySent().id, OnlyMessage().outgoing_message_id);
  EXPECT_EQ(OnlySent().to, "ada@example.org");
  EXPECT_THAT(OnlySent().body, HasSubstr(invitation_id));
  EXPECT_EQ(OnlyMessage().state, OutgoingMessage::State::kSent);
  EXPECT_EQ(OnlyMessage().channel, Channel::kEmail);
  ASSERT_THAT(
      bank_.Do([&](auto& transaction) { return AcceptInvitation(transaction, invitation_id, bank_.clock.Now()); }),
      IsOk());
  ASSERT_THAT(
      bank_.Do([&](auto& transaction) { return DeclineInvitation(transaction, invitation_id, bank_.clock.Now()); }),
      IsOk());
  EXPECT_THAT(bank_.EventsAbout(invitation_id),
              ElementsAre("InvitationSent", "InvitationAnswered", "InvitationAnswered"));
}

TEST_F(SendTest, WhoWasInvitedCannotAcceptOnceItIsClosed) {
  const auto invitation_id = Invite(bank_.RegisterWilling());
  SendMessages(bank_.Means());
  bank_.clock.Advance(std::chrono::hours{24 * 31});
  const auto answer =
      bank_.Do([&](auto& transaction) { return AcceptInvitation(transaction, invitation_id, bank_.clock.Now()); });
  EXPECT_EQ(refusal::ReasonOf(answer.status()), "OPPORTUNITY_CLOSED");
  EXPECT_THAT(bank_.EventsAbout(invitation_id), ElementsAre("InvitationSent"));
}

TEST_F(SendTest, AContributorIsToldInTheFormTheyNeed) {
  PersonalDetails details{.given_name = "Ada", .family_name = "Lovelace", .postal_address = "1 High Street\nLondon"};
  details.communication_needs = {{CommunicationNeed::Kind::kContactMethod, "letter", ""},
                                 {CommunicationNeed::Kind::kInformationFormat, "large-print", "16 point"}};
  bank_.Tell("t-1", bank_.Register(details, {}, {{Purpose::kOutcomes, Channel::kLetter}}));
  SendMessages(bank_.Means());
  ASSERT_THAT(bank_.mailer.sent, SizeIs(1));
  EXPECT_EQ(OnlySent().channel, mail::Channel::kLetter);
  EXPECT_EQ(OnlySent().to, "1 High Street, London");
  EXPECT_EQ(OnlySent().to_name, "Ada Lovelace");
  EXPECT_EQ(OnlySent().format, mail::Format::kLargePrint);
  EXPECT_THAT(OnlySent().headers,
              ElementsAre(std::pair<std::string, std::string>{"X-Accessible-Format", "large-print (16 point)"}));
  EXPECT_THAT(OnlySent().body, HasSubstr("It opened in May."));
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorTold"));
}

TEST_F(SendTest, AMessageSaysWhichOrganisationItIsFrom) {
  bank_.Tell("t-1", bank_.RegisterWilling());
  SendMessages(bank_.Means());
  EXPECT_THAT(OnlySent().body, testing::EndsWith("\nRXX\n")) << "without reference data a code stands for itself";
  bank_.mailer.sent.clear();
  bank_.organisations = organisations::Directory::Parse(
                            "code,name,kind,parent,opened,closed\nRXX,Example Hospital,TRUST,,2000-01-01,\n", "o.csv")
                            .value();
  bank_.Tell("t-2", bank_.RegisterWilling());
  SendMessages(bank_.Means());
  EXPECT_THAT(OnlySent().body, testing::EndsWith("\nExample Hospital\n"));
}

TEST_F(SendTest, WhoCannotBeToldIsReportedWithTheReason) {
  bank_.Tell("t-1", bank_.Register({.given_name = "Ada", .email = "ada@example.org"}));
  SendMessages(bank_.Means());
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_NO_CONSENT);
  bank_.Tell("t-2", bank_.Register({.given_name = "Ada"}, {}, {{Purpose::kOutcomes, Channel::kEmail}}));
  SendMessages(bank_.Means());
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_NO_ADDRESS);
  EXPECT_THAT(bank_.EventsAbout("t-2"), ElementsAre("ContributorNotReachable"));
  EXPECT_THAT(bank_.mailer.sent, SizeIs(0));
}

TEST_F(SendTest, AMessageThatBreaksDownIsTriedAgainLaterUnderTheSameId) {
  bank_.Tell("t-1", bank_.RegisterWilling());
  bank_.mailer.before = [](const auto&) {
    throw std::system_error{std::make_error_code(std::errc::no_space_on_device)};
  };
  EXPECT_FALSE(SendMessages(bank_.Means()));
  EXPECT_EQ(OnlyMessage().attempts, 1);
  bank_.mailer.before = nullptr;
  EXPECT_FALSE(SendMessages(bank_.Means()));
  EXPECT_THAT(bank_.mailer.sent, SizeIs(0)) << "it must wait a minute";
  bank_.clock.Advance(std::chrono::minutes{1});
  SendMessages(bank_.Means());
  EXPECT_THAT(bank_.mailer.sent, SizeIs(1));
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorTold"));
}

TEST_F(SendTest, ATellingWhoseDetailsDoNotOpenIsGivenUpAfterDays) {
  const auto person_id = bank_.RegisterWilling();
  bank_.Tell("t-1", person_id);
  bank_.identity.DestroyKeys({&person_id, 1});
  const auto start = bank_.clock.Now();
  int tries = 0;
  for (; OnlyMessage().state == OutgoingMessage::State::kQueued && tries < 1000; ++tries) {
    SendMessages(bank_.Means());
    bank_.clock.Advance(std::chrono::hours{1});
  }
  EXPECT_GE(bank_.clock.Now() - start, std::chrono::hours{48}) << "a key store can be restored";
  EXPECT_LT(tries, 1000);
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorNotReachable"));
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_DETAILS_UNREADABLE);
  EXPECT_EQ(OnlyMessage().reason, "DETAILS_UNREADABLE");
}

TEST_F(SendTest, AnAddressThatTheMailerCannotUseIsNoAddress) {
  bank_.Tell("t-1", bank_.RegisterWilling());
  bank_.mailer.before = [](const auto&) { throw std::invalid_argument{"not an address"}; };
  SendMessages(bank_.Means());
  EXPECT_EQ(LastReason(), v1::ContributorNotReachable::REASON_NO_ADDRESS);
}

TEST_F(SendTest, ACrashBehindTheHandOverSendsNothingTwice) {
  bank_.Tell("t-1", bank_.RegisterWilling());
  std::string message_id;
  bank_.mailer.before = [&](const mail::Message& message) { message_id = message.id; };
  // The process dies before the result is written: so the write is undone here.
  const auto before = OnlyMessage();
  SendMessages(bank_.Means());
  (void)bank_.Do([&](auto& transaction) {
    transaction.Execute("DELETE FROM outbox WHERE key = 't-1'");
    transaction.Execute("UPDATE tellings SET version = 0");
    OutgoingMessageStore{transaction}.Save(before);
    return absl::OkStatus();
  });
  SendMessages(bank_.Means());
  EXPECT_EQ(bank_.mailer.hand_overs, 2);
  EXPECT_THAT(bank_.mailer.sent, SizeIs(1)) << "the id is the same";
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorTold"));
}

TEST_F(SendTest, WhatGoesOutWhileConsentIsWithdrawnIsRecordedAsWhatHappened) {
  const auto person_id = bank_.RegisterWilling();
  bank_.Tell("t-1", person_id);
  bank_.mailer.before = [&](const auto&) { Withdraw(person_id, Purpose::kOutcomes); };
  SendMessages(bank_.Means());
  EXPECT_EQ(OnlyMessage().state, OutgoingMessage::State::kSent);
  EXPECT_THAT(bank_.EventsAbout("t-1"), ElementsAre("ContributorNotReachable", "ContributorTold"));
}

TEST_F(SendTest, AHundredAtATimeGoOut) {
  const auto person_id = bank_.RegisterWilling();
  for (int i = 0; i < 150; ++i) bank_.Tell("t-" + std::to_string(i), person_id);
  EXPECT_TRUE(SendMessages(bank_.Means()));
  EXPECT_THAT(bank_.mailer.sent, SizeIs(100));
  EXPECT_FALSE(SendMessages(bank_.Means()));
  EXPECT_THAT(bank_.mailer.sent, SizeIs(150));
}

}  // namespace
}  // namespace participation::people_bank
