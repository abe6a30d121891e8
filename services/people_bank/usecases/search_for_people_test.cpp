#include "services/people_bank/usecases/search_for_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/invite_people.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class SearchTest : public testing::Test {
 protected:
  void Search() {
    while (SearchForPeople(*bank_.database, bank_.clock.Now())) {
    }
  }
  std::vector<Invitation> InvitationsTo(const Opportunity& opportunity) {
    return bank_.Ask([&](auto& transaction) {
      return InvitationStore{transaction}.List({opportunity.opportunity_id, "", std::nullopt, "", 10'000});
    });
  }
  std::vector<std::string> InvitedTo(const Opportunity& opportunity) {
    std::vector<std::string> ids;
    for (const auto& invitation : InvitationsTo(opportunity)) ids.push_back(invitation.record().person_id);
    return ids;
  }
  auto Invite(const Opportunity& opportunity, const std::vector<std::string>& person_ids) {
    return bank_.Do([&](auto& transaction) {
      return InvitePeople(transaction, opportunity.opportunity_id, person_ids, bank_.clock.Now());
    });
  }
  void Close(const Opportunity& opportunity) {
    (void)bank_.Do([&](auto& transaction) { return CloseOpportunity(transaction, opportunity.opportunity_id); });
  }
  // Many people in one transaction, without details; every third with a second interest.
  void RegisterCrowd(int people) {
    (void)bank_.Do([&](auto& transaction) {
      for (int i = 0; i < people; ++i) {
        NewPerson joining{id::New(), {}, {{"maternity"}, {}, {}}, {{Purpose::kOpportunities, Channel::kEmail}}};
        if (i % 3 == 0) joining.interests.areas = {"E1"};
        (void)RegisterPerson(transaction, joining, bank_.clock.Now());
      }
      return absl::OkStatus();
    });
  }

  Bank bank_;
};

TEST_F(SearchTest, WhoSuitsIsInvitedAndToldWhy) {
  const auto suits = bank_.RegisterWilling({{"maternity", "dental"}, {"E1"}, {Involvement::kFocusGroup}});
  (void)bank_.RegisterWilling({{"dental"}, {}, {}});
  const auto opportunity = bank_.Publish({"topic:maternity", "area:E1", "involvement:focus-group", "topic:cancer"});
  Search();
  const auto invitations = InvitationsTo(opportunity);
  ASSERT_THAT(invitations, SizeIs(1));
  EXPECT_EQ(invitations[0].record().person_id, suits);
  EXPECT_THAT(invitations[0].record().reasons, ElementsAre("topic:maternity", "area:E1", "involvement:focus-group"));
  EXPECT_EQ(bank_.Count("outgoing_messages"), 1);
  EXPECT_EQ(bank_.Count("candidates"), 0);
}

TEST_F(SearchTest, NobodyIsInvitedWhoDidNotAgreeToIt) {
  (void)bank_.Register({.given_name = "Ada"}, {{"maternity"}, {}, {}}, {{Purpose::kOutcomes, Channel::kEmail}});
  const auto opportunity = bank_.Publish({"topic:maternity"});
  Search();
  EXPECT_THAT(InvitationsTo(opportunity), SizeIs(0));
}

TEST_F(SearchTest, WhereNothingIsAskedForAnybodyMayBeInvited) {
  const auto anybody = bank_.RegisterWilling();
  const auto opportunity = bank_.Publish({});
  Search();
  EXPECT_THAT(InvitedTo(opportunity), ElementsAre(anybody));
}

TEST_F(SearchTest, AKindOfInvolvementNobodyKnowsSuitsNobody) {
  (void)bank_.RegisterWilling({{"maternity"}, {}, {}});
  const auto opportunity = bank_.Publish({"involvement:unknown"});
  Search();
  EXPECT_THAT(InvitationsTo(opportunity), SizeIs(0));
}

TEST_F(SearchTest, AmongManyTheBestAreInvitedThreeForAPlace) {
  RegisterCrowd(2500);
  const auto opportunity = bank_.Publish({"topic:maternity", "area:E1"}, 100);
  Search();
  const auto invitations = InvitationsTo(opportunity);
  ASSERT_THAT(invitations, SizeIs(300));
  for (const auto& invitation : invitations) EXPECT_THAT(invitation.record().reasons, SizeIs(2));
}

TEST_F(SearchTest, EverybodyWhoSuitsIsReachedThroughManyPieces) {
  RegisterCrowd(2500);
  const auto opportunity = bank_.Publish({"topic:maternity", "area:E1"}, 1000);
  Search();
  const auto invited = InvitedTo(opportunity);
  EXPECT_EQ(std::set<std::string>(invited.begin(), invited.end()).size(), 2500);
}

TEST_F(SearchTest, ASearchGoesOnAfterAnInterruption) {
  RegisterCrowd(2500);
  const auto opportunity = bank_.Publish({"topic:maternity"}, 1000);
  EXPECT_TRUE(SearchForPeople(*bank_.database, bank_.clock.Now()));
  EXPECT_FALSE(
      bank_.Ask([&](auto& transaction) { return OpportunityStore{transaction}.Find(opportunity.opportunity_id); })
          ->looked_at.empty());
  Search();
  EXPECT_THAT(InvitationsTo(opportunity), SizeIs(2500));
}

TEST_F(SearchTest, NobodyIsAskedMoreThanThreeTimesInFourWeeksWhoeverAsks) {
  const auto person_id = bank_.RegisterWilling({{"maternity"}, {}, {}});
  std::vector<Opportunity> opportunities;
  for (int i = 0; i < 5; ++i) opportunities.push_back(bank_.Publish({"topic:maternity"}));
  Search();
  EXPECT_EQ(bank_.Count("invitations"), kMostInvitations);
  const auto by_hand = Invite(bank_.Publish({"topic:cancer"}), {person_id});
  EXPECT_EQ(by_hand->at(0).record().cancel_reason, "CONTACT_CAP");
  bank_.clock.Advance(kInvitationWindow);
  const auto later = Invite(bank_.Publish({"topic:cancer"}), {person_id});
  EXPECT_EQ(later->at(0).state(), Invitation::State::kQueued);
}

TEST_F(SearchTest, ClosingCancelsWhatIsQueuedAndEndsTheSearch) {
  const auto person_id = bank_.RegisterWilling({{"maternity"}, {}, {}});
  const auto opportunity = bank_.Publish({"topic:maternity"});
  const auto searched_for = bank_.Publish({"topic:maternity"});
  (void)Invite(opportunity, {person_id});
  Close(opportunity);
  Close(searched_for);
  Search();
  EXPECT_FALSE(SendMessages(bank_.Means()));
  EXPECT_EQ(InvitationsTo(opportunity).at(0).record().cancel_reason, "OPPORTUNITY_CLOSED");
  EXPECT_THAT(InvitationsTo(searched_for), SizeIs(0));
  const auto messages = bank_.Ask([&](auto& transaction) {
    return OutgoingMessageStore{transaction}.List({person_id, std::nullopt, "", 10});
  });
  EXPECT_EQ(messages.at(0).reason, "OPPORTUNITY_CLOSED");
  EXPECT_EQ(refusal::ReasonOf(Invite(opportunity, {person_id}).status()), "OPPORTUNITY_CLOSED");
}

TEST_F(SearchTest, AClosingThatComesBeforeThePublicationHolds) {
  (void)bank_.RegisterWilling();
  Opportunity opportunity;
  opportunity.opportunity_id = "early";
  opportunity.places = 5;
  opportunity.close_time = kNeverCloses;
  Close(opportunity);
  (void)bank_.Do([&](auto& transaction) { return TakeUpOpportunity(transaction, opportunity); });
  Search();
  EXPECT_THAT(InvitationsTo(opportunity), SizeIs(0));
}

TEST_F(SearchTest, InvitingByHandChecksTheSameAndSaysWhy) {
  const auto willing = bank_.RegisterWilling();
  const auto unwilling = bank_.Register({.given_name = "Bo"});
  const auto opportunity = bank_.Publish({"topic:cancer"});
  const auto invited = Invite(opportunity, {unwilling, willing, willing});
  ASSERT_THAT(*invited, SizeIs(3));
  EXPECT_EQ(invited->at(0).record().cancel_reason, "NO_CONSENT");
  EXPECT_EQ(invited->at(1).state(), Invitation::State::kQueued);
  EXPECT_THAT(invited->at(1).record().reasons, ElementsAre("named"));
  EXPECT_EQ(invited->at(2).invitation_id(), invited->at(1).invitation_id());
  EXPECT_EQ(bank_.Count("outgoing_messages"), 1);
}

TEST_F(SearchTest, WhoWasCancelledIsAskedAgainOnceTheyMayBe) {
  const auto person_id = bank_.Register({.given_name = "Bo"});
  const auto opportunity = bank_.Publish({"topic:cancer"});
  (void)Invite(opportunity, {person_id});
  (void)bank_.Do([&](auto& transaction) {
    return GiveConsent(transaction, {person_id, Purpose::kOpportunities, Channel::kSms, ""}, bank_.clock.Now());
  });
  EXPECT_EQ(Invite(opportunity, {person_id})->at(0).state(), Invitation::State::kQueued);
  EXPECT_EQ(bank_.Count("invitations"), 1);
}

TEST_F(SearchTest, SomebodyUnknownAmongTheNamedLeavesNobodyInvited) {
  const auto willing = bank_.RegisterWilling();
  const auto refused = Invite(bank_.Publish({}), {willing, id::New()});
  EXPECT_EQ(refusal::ReasonOf(refused.status()), "PERSON_NOT_FOUND");
  EXPECT_EQ(refusal::MetadataOf(refused.status()).at("field"), "person_ids[1]");
  EXPECT_EQ(bank_.Count("invitations"), 0);
}

}  // namespace
}  // namespace participation::people_bank
