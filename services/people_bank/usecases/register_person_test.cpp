#include "services/people_bank/usecases/register_person.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/counter_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/show_person.hpp"
#include "services/people_bank/usecases/update_person.hpp"

namespace participation::people_bank {
namespace {

using testing::ElementsAre;
using testing::IsOk;
using testing::SizeIs;
using testing::StatusIs;

class RegisterTest : public testing::Test {
 protected:
  auto Show(const std::string& person_id) {
    return bank_.Ask([&](auto& transaction) { return ShowPerson(transaction, bank_.identity, person_id); });
  }
  auto Update(const PersonChange& change) {
    return bank_.Do([&](auto& transaction) { return UpdatePerson(transaction, change, bank_.clock.Now()); });
  }
  std::vector<Person> WithEmail(const std::string& email) {
    const auto index = bank_.identity.EmailIndex(email, "email").value();
    return bank_.Ask([&](auto& transaction) { return PersonStore{transaction}.WithContact(index, 10); });
  }

  Bank bank_;
};

TEST_F(RegisterTest, ARegistrationWithTwoConsentsIsThreeEventsInOrder) {
  const auto person_id = bank_.RegisterWilling({{"maternity"}, {}, {}});
  EXPECT_THAT(bank_.EventsAbout(person_id), ElementsAre("PersonRegistered", "ConsentChanged", "ConsentChanged"));
  EXPECT_EQ(Show(person_id)->first.version(), 3);
  EXPECT_EQ(bank_.Ask([](auto& transaction) { return CounterStore{transaction}.Value(kPeopleActive); }), 1);
}

TEST_F(RegisterTest, TheSameConsentTwiceInARegistrationIsOne) {
  const auto person_id = bank_.Register({.given_name = "Ada"}, {},
                                        {{Purpose::kOutcomes, Channel::kSms}, {Purpose::kOutcomes, Channel::kSms}});
  EXPECT_THAT(bank_.EventsAbout(person_id), SizeIs(2));
}

TEST_F(RegisterTest, SomebodyIsShownWithWhoTheyAre) {
  PersonalDetails details{.given_name = "Ada", .family_name = "Lovelace", .email = "Ada@Example.org"};
  details.communication_needs = {{CommunicationNeed::Kind::kInformationFormat, "large-print", "16 point"}};
  const auto person_id = bank_.Register(details);
  EXPECT_EQ(Show(person_id)->second, details);
}

TEST_F(RegisterTest, SomebodyIsFoundByTheirAddressHoweverItIsWritten) {
  const auto person_id = bank_.Register({.given_name = "Ada", .email = "Ada@Example.org"});
  ASSERT_THAT(WithEmail("ada@example.ORG"), SizeIs(1));
  EXPECT_EQ(WithEmail("ada@example.ORG")[0].person_id(), person_id);
  EXPECT_THAT(WithEmail("other@example.org"), SizeIs(0));
}

TEST_F(RegisterTest, ATelephoneNumberThatIsNoneIsRefusedByName) {
  const auto sealed = bank_.identity.SealNew("p", {.given_name = "Ada", .telephone = "0123"});
  ASSERT_THAT(sealed, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(refusal::ViolationsOf(sealed.status()).at(0).field, "details.telephone");
}

TEST_F(RegisterTest, AnUpdateTakesThePlaceOfDetailsAndContacts) {
  const auto person_id = bank_.Register({.given_name = "Ada", .email = "ada@example.org"}, {{"maternity"}, {}, {}});
  PersonChange change{person_id, {}, Interests{{"maternity"}, {}, {}}, "1"};
  const auto sealed = bank_.Ask([&](auto& transaction) { return SealedDetails(transaction, person_id); }).value();
  change.identity = bank_.identity
                        .SealAgain(person_id, sealed,
                                   [](PersonalDetails details) {
                                     details.email = "lovelace@example.org";
                                     return std::optional{details};
                                   })
                        .value();
  EXPECT_THAT(Update(change), IsOk());
  EXPECT_THAT(WithEmail("ada@example.org"), SizeIs(0));
  EXPECT_THAT(WithEmail("lovelace@example.org"), SizeIs(1));
  EXPECT_EQ(Show(person_id)->second.email, "lovelace@example.org");
  EXPECT_THAT(Show(person_id)->first.interests().topics, ElementsAre("maternity"));
  EXPECT_THAT(bank_.EventsAbout(person_id), ElementsAre("PersonRegistered", "PersonUpdated"));
}

TEST_F(RegisterTest, AnUpdateOfInterestsIsFoundByTheNewOnes) {
  const auto person_id = bank_.Register({.given_name = "Ada"}, {{"maternity"}, {"E1"}, {}});
  EXPECT_THAT(Update({person_id, {}, Interests{{"dental"}, {}, {Involvement::kEvent}}, ""}), IsOk());
  const auto found = [&](std::vector<std::string> interests) {
    return bank_.Ask([&](auto& transaction) { return PersonStore{transaction}.List({interests, "", 10}); }).size();
  };
  EXPECT_EQ(found({"topic:maternity"}), 0);
  EXPECT_EQ(found({"area:E1"}), 0);
  EXPECT_EQ(found({"topic:dental", "involvement:event"}), 1);
  EXPECT_EQ(found({"topic:dental", "involvement:survey"}), 0);
}

TEST_F(RegisterTest, AnUpdateOfAnOlderVersionIsRefusedAndChangesNothing) {
  const auto person_id = bank_.Register({.given_name = "Ada"}, {{"maternity"}, {}, {}});
  EXPECT_THAT(Update({person_id, {}, Interests{}, "1"}), IsOk());
  const auto late = Update({person_id, {}, Interests{{"dental"}, {}, {}}, "1"});
  EXPECT_THAT(late, StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(refusal::ReasonOf(late.status()), "ETAG_MISMATCH");
  EXPECT_THAT(bank_.EventsAbout(person_id), SizeIs(2));
}

TEST_F(RegisterTest, ListingGoesByPagesThroughEverybodyOnce) {
  std::vector<std::string> ids;
  for (int i = 0; i < 7; ++i) ids.push_back(bank_.Register({.given_name = "Ada"}, {{"maternity"}, {"E1"}, {}}));
  std::vector<std::string> listed;
  for (std::string after;;) {
    const auto page = bank_.Ask([&](auto& transaction) {
      return PersonStore{transaction}.List({{"topic:maternity", "area:E1"}, after, 3});
    });
    for (const auto& person : page) listed.push_back(person.person_id());
    if (page.size() < 3) break;
    after = listed.back();
  }
  EXPECT_EQ(listed, ids);
}

}  // namespace
}  // namespace participation::people_bank
