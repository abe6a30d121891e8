#include "services/people_bank/domain/equality.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::people_bank {
namespace {

using testing::HasSubstr;
using testing::IsOk;

TEST(EqualityTest, ACodeOfTheListAndPreferNotToSayAreAnswers) {
  const std::vector<EqualityAnswer> answers{{Characteristic::kAge, "45-54", false}, {Characteristic::kRace, "", true}};
  EXPECT_THAT(CheckAnswers(answers), IsOk());
  EXPECT_EQ(answers[1].counted_code(), kPreferNotToSay);
}

TEST(EqualityTest, AnUnknownCodeIsRefusedWithTheListAndWithoutTheCode) {
  const std::vector<EqualityAnswer> answers{{Characteristic::kSex, "Jane-Doe", false}};
  const auto violations = refusal::ViolationsOf(CheckAnswers(answers));
  ASSERT_EQ(violations.size(), 1);
  EXPECT_EQ(violations[0].field, "answers[0].code");
  EXPECT_THAT(violations[0].description, HasSubstr("female, male, other"));
  EXPECT_THAT(violations[0].description, testing::Not(HasSubstr("Jane")));
}

TEST(EqualityTest, ACodeBesidePreferNotToSayIsRefused) {
  const std::vector<EqualityAnswer> answers{{Characteristic::kCarer, "yes", true}};
  EXPECT_EQ(refusal::ViolationsOf(CheckAnswers(answers)).at(0).field, "answers[0].code");
}

TEST(EqualityTest, NoAnswerAtAllIsRefused) {
  const std::vector<EqualityAnswer> answers{{Characteristic::kCarer, "", false}};
  EXPECT_EQ(refusal::ViolationsOf(CheckAnswers(answers)).at(0).field, "answers[0].code");
}

TEST(EqualityTest, TwoAnswersToOneQuestionAreRefused) {
  const std::vector<EqualityAnswer> answers{{Characteristic::kCarer, "yes", false},
                                            {Characteristic::kCarer, "no", false}};
  EXPECT_EQ(refusal::ViolationsOf(CheckAnswers(answers)).at(0).field, "answers[1].characteristic");
}

TEST(EqualityTest, EveryCharacteristicHasAList) {
  for (int number = 1; number <= kCharacteristics; ++number) {
    EXPECT_GE(CodesOf(static_cast<Characteristic>(number)).size(), 2);
  }
}

}  // namespace
}  // namespace participation::people_bank
