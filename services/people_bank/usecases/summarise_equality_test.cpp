#include "services/people_bank/usecases/summarise_equality.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/database/testing/counted.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/people_bank/testing/bank.hpp"
#include "services/people_bank/usecases/record_equality_answers.hpp"

namespace participation::people_bank {
namespace {

using testing::IsOk;

class EqualitySummaryTest : public testing::Test {
 protected:
  void Answer(const std::string& person_id, Characteristic characteristic, const std::string& code) {
    const std::vector<EqualityAnswer> answers{{characteristic, code, code.empty()}};
    ASSERT_THAT(bank_.Do([&](auto& transaction) {
      return RecordEqualityAnswers(transaction, bank_.identity, person_id, answers);
    }),
                IsOk());
  }
  void AnswerMany(int people, Characteristic characteristic, const std::string& code) {
    for (int i = 0; i < people; ++i) Answer(bank_.Register({.given_name = "Ada"}), characteristic, code);
  }
  std::map<std::string, disclosure::PublishedCount> Shown(Characteristic characteristic) {
    const auto counts =
        bank_.Ask([&](auto& transaction) { return SummariseEquality(transaction, characteristic); }).value();
    std::map<std::string, disclosure::PublishedCount> shown;
    for (const auto& count : counts) shown[count.code] = count.people;
    return shown;
  }

  Bank bank_;
};

TEST_F(EqualitySummaryTest, LargeCountsAreRoundedAndNoneIsZero) {
  AnswerMany(12, Characteristic::kSex, "female");
  AnswerMany(8, Characteristic::kSex, "");
  const auto shown = Shown(Characteristic::kSex);
  EXPECT_EQ(shown.at("female"), 10);
  EXPECT_EQ(shown.at("prefer-not-to-say"), 10);
  EXPECT_EQ(shown.at("male"), 0);
}

TEST_F(EqualitySummaryTest, ASmallCountIsWithheldAndAnotherWithIt) {
  AnswerMany(18, Characteristic::kCarer, "no");
  AnswerMany(1, Characteristic::kCarer, "yes");
  const auto shown = Shown(Characteristic::kCarer);
  EXPECT_EQ(shown.at("yes"), std::nullopt);
  EXPECT_EQ(shown.at("no"), std::nullopt) << "beside it and a total of 20 the small one could only be 1 to 4";
}

TEST_F(EqualitySummaryTest, ALaterAnswerTakesThePlaceOfTheEarlier) {
  AnswerMany(9, Characteristic::kCarer, "no");
  const auto person_id = bank_.Register({.given_name = "Ada"});
  Answer(person_id, Characteristic::kCarer, "yes");
  Answer(person_id, Characteristic::kCarer, "no");
  Answer(person_id, Characteristic::kCarer, "no");
  const auto shown = Shown(Characteristic::kCarer);
  EXPECT_EQ(shown.at("yes"), 0);
  EXPECT_EQ(shown.at("no"), 10);
  EXPECT_EQ(bank_.Count("equality_answers"), 10);
}

TEST_F(EqualitySummaryTest, OtherQuestionsKeepTheirAnswers) {
  const auto person_id = bank_.Register({.given_name = "Ada"});
  Answer(person_id, Characteristic::kCarer, "yes");
  Answer(person_id, Characteristic::kSex, "female");
  EXPECT_EQ(bank_.Count("equality_answers"), 2);
}

TEST_F(EqualitySummaryTest, ManyAnswersTakeAsManyStatementsAsOne) {
  const auto record = [&](const std::vector<EqualityAnswer>& answers) {
    const auto person_id = bank_.Register({.given_name = "Ada"});
    return bank_
        .Do([&](database::Transaction& transaction) -> absl::StatusOr<std::size_t> {
          database::Counted counted{transaction};
          if (auto refusal = RecordEqualityAnswers(counted, bank_.identity, person_id, answers); !refusal.ok()) {
            return refusal;
          }
          return counted.statements();
        })
        .value();
  };
  EXPECT_EQ(record({{Characteristic::kCarer, "yes", false}}), record({{Characteristic::kCarer, "yes", false},
                                                                      {Characteristic::kSex, "female", false},
                                                                      {Characteristic::kAge, "", true}}));
  EXPECT_EQ(bank_.Count("equality_answers"), 4);
  EXPECT_EQ(bank_.Count("equality_counts"), 3);
}

TEST_F(EqualitySummaryTest, AnswersAreKeptUnderNeitherIdNorTime) {
  const auto person_id = bank_.Register({.given_name = "Ada"});
  Answer(person_id, Characteristic::kCarer, "yes");
  bank_.database->Read([&](database::Transaction& transaction) {
    const auto rows = transaction.Execute("SELECT * FROM equality_answers");
    EXPECT_EQ(rows[0].size(), 3);
    EXPECT_EQ(rows[0].Text(0), bank_.identity.PseudonymOf(person_id));
    EXPECT_NE(rows[0].Text(0), person_id);
  });
  EXPECT_THAT(bank_.EventsAbout(person_id), testing::SizeIs(1)) << "nothing of the person tells that they answered";
}

TEST_F(EqualitySummaryTest, AnAnswerThatIsRefusedLeavesNothing) {
  const auto person_id = bank_.Register({.given_name = "Ada"});
  const std::vector<EqualityAnswer> answers{{Characteristic::kCarer, "yes", false}, {Characteristic::kSex, "?", false}};
  const auto refused = bank_.Do(
      [&](auto& transaction) { return RecordEqualityAnswers(transaction, bank_.identity, person_id, answers); });
  EXPECT_EQ(refusal::ReasonOf(refused), "INVALID_FIELDS");
  EXPECT_EQ(bank_.Count("equality_answers"), 0);
}

}  // namespace
}  // namespace participation::people_bank
