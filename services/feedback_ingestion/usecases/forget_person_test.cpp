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

class ForgetPersonTest : public testing::Test {
 protected:
  void Receive(const std::string& person, std::size_t items, const std::string& respondent = "") {
    const redaction::Redactor redactor;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < items; ++i) {
      auto candidate = MakeCandidate({.source_system = "test",
                                      .submission_id = person + "/" + std::to_string(i),
                                      .source = Source::kSurvey,
                                      .organisation = "RX6",
                                      .site = "",
                                      .service = "",
                                      .question = "why",
                                      .fft_answer = FftAnswer::kGood,
                                      .text = "Fine",
                                      .experience_date = "2026-01-01",
                                      .person_id = person,
                                      .consultation_id = ""},
                                     redactor, clock::System().Now());
      ASSERT_TRUE(candidate.ok()) << candidate.status();
      candidate->respondent = respondent;
      candidates.push_back(*std::move(candidate));
    }
    module_.Do([&](auto& transaction) { return ReceiveFeedback(transaction, candidates, clock::System().Now()); });
  }

  std::int64_t Count(const std::string& condition) { return module_.Count("feedback_items WHERE " + condition); }

  events::ModuleDatabase module_{"feedback_ingestion", store::kMigrations};
};

TEST_F(ForgetPersonTest, ManyItemsAreUnlinkedInBoundedSteps) {
  const std::string person = id::New();
  const std::string other = id::New();
  Receive(person, kUnlinkedAtOnce + 7);
  Receive(other, 3);
  ASSERT_THAT(module_.Do([&](auto& transaction) { return ForgetPerson(transaction, person, false); }), testing::IsOk());
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
  ASSERT_THAT(module_.Do([&](auto& transaction) { return ForgetPerson(transaction, person, false); }), testing::IsOk());
  EXPECT_EQ(module_.Count("answered_respondents"), 1);
  EXPECT_EQ(module_.Count("answered_respondents WHERE respondent = 'theirs'"), 0);
}

TEST_F(ForgetPersonTest, ThatTextsGoIsNotTakenBackByALaterEvent) {
  const std::string person = id::New();
  for (const bool erase_texts : {true, false}) {
    ASSERT_THAT(module_.Do([&](auto& transaction) { return ForgetPerson(transaction, person, erase_texts); }),
                testing::IsOk());
  }
  Receive(person, 2);
  EXPECT_EQ(Count("person_id = '' AND text = ''"), 2);
}

}  // namespace
}  // namespace participation::feedback_ingestion
