#include "services/people_bank/domain/invitation.hpp"

#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::people_bank {
namespace {

using testing::IsOkAndHolds;

const clock::Time kNow = clock::ManualClock{}.Now();

Invitation Queued() { return Invitation::Queue("i", "o", "p", {"topic:maternity"}, kNow); }

Invitation Sent() {
  auto invitation = Queued();
  invitation.MarkSent(kNow);
  return invitation;
}

TEST(InvitationTest, OneThatWasSentIsAccepted) {
  auto invitation = Sent();
  EXPECT_THAT(invitation.Accept(kNow), IsOkAndHolds(true));
  EXPECT_EQ(invitation.state(), Invitation::State::kAccepted);
  EXPECT_EQ(invitation.version(), 2);
}

TEST(InvitationTest, AcceptingTwiceIsNoNews) {
  auto invitation = Sent();
  (void)invitation.Accept(kNow);
  EXPECT_THAT(invitation.Accept(kNow), IsOkAndHolds(false));
  EXPECT_EQ(invitation.version(), 2);
}

TEST(InvitationTest, OneThatWasAcceptedCanStillBeDeclined) {
  auto invitation = Sent();
  (void)invitation.Accept(kNow);
  EXPECT_THAT(invitation.Decline(kNow), IsOkAndHolds(true));
  EXPECT_EQ(invitation.version(), 3);
}

TEST(InvitationTest, OneThatWasNotSentCannotBeAnswered) {
  const auto answer = Queued().Accept(kNow);
  EXPECT_EQ(refusal::ReasonOf(answer.status()), "INVITATION_NOT_OPEN");
  EXPECT_EQ(refusal::MetadataOf(answer.status()).at("state"), "QUEUED");
}

TEST(InvitationTest, OneThatWasDeclinedCannotBeAccepted) {
  auto invitation = Sent();
  (void)invitation.Decline(kNow);
  EXPECT_EQ(refusal::MetadataOf(invitation.Accept(kNow).status()).at("state"), "DECLINED");
}

TEST(InvitationTest, OnlyWhatIsQueuedCanBeCancelled) {
  auto sent = Sent();
  EXPECT_FALSE(sent.Cancel("NO_CONSENT"));
  auto queued = Queued();
  EXPECT_TRUE(queued.Cancel("NO_CONSENT"));
  EXPECT_EQ(queued.record().cancel_reason, "NO_CONSENT");
}

TEST(InvitationTest, OneThatWasCancelledOnItsWayStaysCancelledButIsKnownToHaveGoneOut) {
  auto invitation = Queued();
  (void)invitation.Cancel("NO_CONSENT");
  const auto revision = invitation.record().revision;
  EXPECT_FALSE(invitation.MarkSent(kNow));
  EXPECT_EQ(invitation.state(), Invitation::State::kCancelled);
  EXPECT_EQ(invitation.record().cancel_reason, "NO_CONSENT");
  EXPECT_EQ(invitation.record().send_time, kNow);
  EXPECT_EQ(invitation.version(), 0) << "no event tells of it";
  EXPECT_GT(invitation.record().revision, revision) << "its etag changes";
}

TEST(InvitationTest, ALateWordThatItWentOutTakesNoAnswerBack) {
  const auto later = kNow + std::chrono::hours{1};
  auto sent = Sent();
  auto accepted = Sent();
  (void)accepted.Accept(kNow);
  auto declined = Sent();
  (void)declined.Decline(kNow);
  for (auto* invitation : {&sent, &accepted, &declined}) {
    const auto before = invitation->record();
    EXPECT_FALSE(invitation->MarkSent(later));
    EXPECT_EQ(invitation->state(), before.state);
    EXPECT_EQ(invitation->record().send_time, kNow);
    EXPECT_EQ(invitation->version(), before.version);
    EXPECT_EQ(invitation->record().revision, before.revision);
  }
}

}  // namespace
}  // namespace participation::people_bank
