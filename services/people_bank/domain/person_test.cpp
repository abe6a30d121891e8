#include "services/people_bank/domain/person.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/domain/consent.hpp"

namespace participation::people_bank {
namespace {

using ::testing::ElementsAre;
using testing::IsOkAndHolds;

const clock::Time kNow = clock::ManualClock{}.Now();

TEST(PersonTest, InterestsAreKeptOnceEachInOrder) {
  const auto person =
      Person::Register("p", {{"b", "a", "b"}, {"E1"}, {Involvement::kEvent, Involvement::kSurvey}}, kNow);
  EXPECT_THAT(person.interests().topics, ElementsAre("a", "b"));
  EXPECT_THAT(Listed(person.interests()),
              ElementsAre("area:E1", "involvement:event", "involvement:survey", "topic:a", "topic:b"));
}

TEST(PersonTest, ErasingForgetsInterestsAndIsNewsOnce) {
  auto person = Person::Register("p", {{"a"}, {}, {}}, kNow);
  EXPECT_THAT(person.Erase(false, kNow), IsOkAndHolds(true));
  EXPECT_EQ(person.interests(), Interests{});
  EXPECT_EQ(person.version(), 2);
  EXPECT_THAT(person.Erase(false, kNow), IsOkAndHolds(false));
  EXPECT_EQ(person.version(), 2);
  EXPECT_EQ(refusal::ReasonOf(person.CheckActive()), "PERSON_ERASED");
}

TEST(ConsentTest, EachChangeIsAVersionAndARepetitionIsNone) {
  auto consent = Consent::First("p", Purpose::kOutcomes, Channel::kSms, "paper", kNow);
  EXPECT_FALSE(consent.Give("web-form", kNow));
  EXPECT_EQ(consent.source(), "paper");
  EXPECT_TRUE(consent.Withdraw("telephone", kNow));
  EXPECT_FALSE(consent.Withdraw("telephone", kNow));
  EXPECT_TRUE(consent.Give("web-form", kNow));
  EXPECT_EQ(consent.version(), 3);
}

}  // namespace
}  // namespace participation::people_bank
