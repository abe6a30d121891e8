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

TEST(InvitationTest, OneThatWasCancelledOnItsWayCountsAsSent) {
  auto invitation = Queued();
  (void)invitation.Cancel("NO_CONSENT");
  invitation.MarkSent(kNow);
  EXPECT_EQ(invitation.state(), Invitation::State::kSent);
  EXPECT_EQ(invitation.record().cancel_reason, "");
}

}  // namespace
}  // namespace participation::people_bank
