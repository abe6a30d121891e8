#include "services/feedback_ingestion/usecases/forget_person.hpp"

#include <gmock/gmock.h>

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/redaction/redactor.hpp"
#include "libs/testing/namespace.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/store/migrations.hpp"
#include "services/feedback_ingestion/usecases/make_candidate.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {
namespace {

class ForgetPersonTest : public testing::Test {
 protected:
  ForgetPersonTest() {
    database_->Migrate("feedback_ingestion", store::kMigrations);
    events::MigrateEvents(*database_);
  }

  void Receive(const std::string& person, std::size_t items) {
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
      candidates.push_back(*std::move(candidate));
    }
    database_->Write([&](database::Transaction& transaction) {
      ReceiveFeedback(transaction, candidates, clock::System().Now());
      return true;
    });
  }

  std::int64_t Count(const std::string& condition) {
    std::int64_t count = 0;
    database_->Read([&](database::Transaction& snapshot) {
      count = snapshot.Execute("SELECT COUNT(*) FROM feedback_items WHERE " + condition)[0].Integer(0);
    });
    return count;
  }

  const testing::TemporaryFolder folder_;
  const std::unique_ptr<database::Database> database_ =
      database::Open("sqlite:" + (folder_.path() / "test.db").string());
};

TEST_F(ForgetPersonTest, ManyItemsAreUnlinkedInBoundedSteps) {
  const std::string person = id::New();
  const std::string other = id::New();
  Receive(person, kUnlinkedAtOnce + 7);
  Receive(other, 3);
  database_->Write([&](database::Transaction& transaction) { return ForgetPerson(transaction, person, false).ok(); });
  EXPECT_EQ(Count("person_id <> ''"), 10);
  int steps = 0;
  bool more = true;
  while (more) {
    database_->Write([&](database::Transaction& transaction) { return more = ForgetMore(transaction), true; });
    ++steps;
  }
  EXPECT_EQ(steps, 2);
  EXPECT_EQ(Count("person_id <> ''"), 3);
  EXPECT_EQ(Count("text = 'Fine'"), static_cast<std::int64_t>(kUnlinkedAtOnce) + 10);
  database_->Read([](database::Transaction& snapshot) { EXPECT_FALSE(IsAnybodyToForget(snapshot)); });
}

TEST_F(ForgetPersonTest, ThatTextsGoIsNotTakenBackByALaterEvent) {
  const std::string person = id::New();
  database_->Write([&](database::Transaction& transaction) {
    return ForgetPerson(transaction, person, true).ok() && ForgetPerson(transaction, person, false).ok();
  });
  Receive(person, 2);
  EXPECT_EQ(Count("person_id = '' AND text = ''"), 2);
}

}  // namespace
}  // namespace participation::feedback_ingestion
