#include "services/people_bank/usecases/invite_people.hpp"

#include <gmock/gmock.h>

#include "libs/database/testing/counted.hpp"
#include "services/people_bank/testing/bank.hpp"

namespace participation::people_bank {
namespace {

using ::testing::SizeIs;

class InvitePeopleTest : public testing::Test {
 protected:
  // What became of the invitations, and how many statements that took.
  std::vector<Invitation> Invite(const Opportunity& opportunity, const std::vector<std::string>& person_ids) {
    return bank_
        .Do([&](database::Transaction& transaction) {
          database::Counted counted{transaction};
          auto invited = InvitePeople(counted, opportunity.opportunity_id, person_ids, bank_.clock.Now());
          statements_ = counted.statements();
          return invited;
        })
        .value();
  }

  Bank bank_;
  std::size_t statements_ = 0;
};

TEST_F(InvitePeopleTest, ManyTakeAsManyStatementsAsFew) {
  std::vector<std::string> people;
  for (int i = 0; i < 30; ++i) people.push_back(bank_.RegisterWilling());
  Invite(bank_.Publish({"topic:maternity"}), {people[0], people[1]});
  const auto few = statements_;
  EXPECT_THAT(Invite(bank_.Publish({"topic:dental"}), people), SizeIs(30));
  EXPECT_EQ(statements_, few);
  EXPECT_EQ(bank_.Count("outgoing_messages"), 32);
}

TEST_F(InvitePeopleTest, WhoeverIsNamedTwiceIsInvitedOnce) {
  const auto ada = bank_.RegisterWilling();
  const auto invited = Invite(bank_.Publish({"topic:maternity"}), {ada, ada});
  ASSERT_THAT(invited, SizeIs(2));
  EXPECT_EQ(invited[0].invitation_id(), invited[1].invitation_id());
  EXPECT_EQ(bank_.Count("outgoing_messages"), 1);
}

}  // namespace
}  // namespace participation::people_bank
