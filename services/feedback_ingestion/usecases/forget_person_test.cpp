#include "services/feedback_ingestion/usecases/forget_person.hpp"

#include <gmock/gmock.h>

#include "libs/events/testing/module_database.hpp"
#include "libs/id/id.hpp"
#include "libs/redaction/redactor.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/store/migrations.hpp"
#include "services/feedback_ingestion/usecases/make_candidate.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {
namespace {

using Outcome = Received::Outcome;
using testing::ElementsAre;

class ForgetPersonTest : public testing::Test {
 protected:
  static Candidate Said(const std::string& submission_id, const std::string& person, const std::string& respondent,
                        const std::string& text = "Fine") {
    static const redaction::Redactor redactor;
    auto candidate = MakeCandidate({.source_system = "test",
                                    .submission_id = submission_id,
                                    .source = Source::kSurvey,
                                    .organisation = "RX6",
                                    .site = "",
                                    .service = "Dr Moss",
                                    .question = "why",
                                    .fft_answer = FftAnswer::kGood,
                                    .text = text,
                                    .experience_date = "2026-01-01",
                                    .person_id = person,
                                    .consultation_id = ""},
                                   redactor, clock::System().Now());
    EXPECT_TRUE(candidate.ok()) << candidate.status();
    candidate->respondent = respondent;
    return *std::move(candidate);
  }

  std::vector<Outcome> Receive(std::vector<Candidate> candidates) {
    std::vector<Outcome> outcomes;
    for (const auto& received : module_.Do([&](auto& transaction) {
           return ReceiveFeedback(transaction, PointersTo(candidates), clock::System().Now());
         })) {
      outcomes.push_back(received.outcome);
    }
    return outcomes;
  }

  void Receive(const std::string& person, std::size_t items, const std::string& respondent = "") {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < items; ++i) {
      candidates.push_back(Said(person + "/" + std::to_string(i), person, respondent));
    }
    Receive(std::move(candidates));
  }

  void Forget(const std::string& person, bool erase_texts) {
    ASSERT_THAT(module_.Do([&](auto& transaction) { return ForgetPerson(transaction, person, erase_texts); }),
                testing::IsOk());
  }

  std::int64_t Counted() {
    return module_.Ask([](auto& snapshot) {
      return snapshot.Execute("SELECT coalesce(sum(good), 0) FROM monthly_counts")[0].Integer(0);
    });
  }

  std::int64_t Count(const std::string& condition) { return module_.Count("feedback_items WHERE " + condition); }

  events::ModuleDatabase module_{"feedback_ingestion", store::kMigrations};
};

TEST_F(ForgetPersonTest, ManyItemsAreUnlinkedInBoundedSteps) {
  const std::string person = id::New();
  const std::string other = id::New();
  Receive(person, kUnlinkedAtOnce + 7);
  Receive(other, 3);
  Forget(person, false);
  EXPECT_EQ(Count("person_id <> ''"), 10);
  int steps = 1;
  while (module_.Do([](auto& transaction) { return ForgetMore(transaction); })) ++steps;
  EXPECT_EQ(steps, 2);
  EXPECT_EQ(Count("person_id <> ''"), 3);
  EXPECT_EQ(Count("text = 'Fine'"), static_cast<std::int64_t>(kUnlinkedAtOnce) + 10);
  EXPECT_FALSE(module_.Ask([](auto& snapshot) { return IsAnybodyToForget(snapshot); }));
}

TEST_F(ForgetPersonTest, UnderWhichNameTheirAnswersCameIsForgottenToo) {
  const std::string person = id::New();
  const std::string other = id::New();
  Receive(person, 2, "theirs");
  Receive(other, 2, "another's");
  ASSERT_EQ(module_.Count("answered_respondents"), 2);
  Forget(person, false);
  EXPECT_EQ(module_.Count("answered_respondents"), 1);
  EXPECT_EQ(module_.Count("answered_respondents WHERE respondent = 'theirs'"), 0);
}

// As from a source that repeats the respondent's answer on each row: row 3 has nothing but that.
TEST_F(ForgetPersonTest, WhatIsHandedInAgainBringsNoNameBackAndIsNotStoredTwice) {
  const std::string person = id::New();
  const auto file = [&](const std::string& contributor) {
    return std::vector{Said("1", contributor, "theirs", ""), Said("2", contributor, "theirs"),
                       Said("3", contributor, "theirs", "")};
  };
  EXPECT_THAT(Receive(file(person)), ElementsAre(Outcome::kStored, Outcome::kStored, Outcome::kNothingSaid));
  Forget(person, false);
  for (const std::string& contributor : {person, std::string{}}) {
    EXPECT_THAT(Receive(file(contributor)),
                ElementsAre(Outcome::kAlreadyHad, Outcome::kAlreadyHad, Outcome::kNothingSaid));
    EXPECT_EQ(module_.Count("answered_respondents"), 0);
    EXPECT_EQ(Counted(), 1);
  }
  EXPECT_EQ(Count("person_id <> ''"), 0);
}

TEST_F(ForgetPersonTest, OfSomebodyForgottenWordsAreTakenButNoAnswerThatItsSourceRepeats) {
  const std::string person = id::New();
  Forget(person, false);
  EXPECT_THAT(Receive({Said("1", person, "theirs"), Said("2", person, "theirs", ""), Said("3", person, "", "")}),
              ElementsAre(Outcome::kStored, Outcome::kNothingSaid, Outcome::kStored));
  EXPECT_EQ(module_.Count("answered_respondents"), 0);
  EXPECT_EQ(Counted(), 1) << "an answer that comes once is counted as ever";
}

TEST_F(ForgetPersonTest, ThatTextsGoIsNotTakenBackByALaterEvent) {
  const std::string person = id::New();
  for (const bool erase_texts : {true, false}) Forget(person, erase_texts);
  Receive(person, 2);
  EXPECT_EQ(Count("person_id = '' AND text = ''"), 2);
}

TEST_F(ForgetPersonTest, WhatTheyCalledTheServiceGoesWithTheTextsAndCountsStay) {
  const std::string person = id::New();
  Receive({Said("1", person, "")});
  Forget(person, false);
  EXPECT_EQ(Count("service = 'Dr Moss'"), 1);
  Receive({Said("2", id::New(), "")});
  const std::string other = id::New();
  Receive({Said("3", other, "")});
  Forget(other, true);
  EXPECT_EQ(Count("service = 'Dr Moss'"), 2);
  EXPECT_EQ(Count("service = '' AND text = ''"), 1);
  Receive({Said("4", other, "")});
  EXPECT_EQ(Count("service = '' AND text = ''"), 2);
  EXPECT_EQ(Counted(), 4);
}

}  // namespace
}  // namespace participation::feedback_ingestion
