#include "services/feedback_ingestion/store/feedback_item_list.hpp"

#include <gmock/gmock.h>

#include "libs/database/testing/counted.hpp"
#include "libs/events/testing/module_database.hpp"
#include "libs/redaction/redactor.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/store/migrations.hpp"
#include "services/feedback_ingestion/usecases/make_candidate.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {
namespace {

using ::testing::SizeIs;

constexpr int kItems = 40;

Candidate Said(int number) {
  static const redaction::Redactor redactor;
  return MakeCandidate({.source_system = "test",
                        .submission_id = std::to_string(number),
                        .source = Source::kSurvey,
                        .organisation = "RX6",
                        .site = "",
                        .service = "",
                        .question = "why",
                        .fft_answer = FftAnswer::kGood,
                        .text = "Fine",
                        .experience_date = "2026-01-01",
                        .person_id = "",
                        .consultation_id = ""},
                       redactor, clock::System().Now())
      .value();
}

TEST(FeedbackItemListTest, APageTakesAsManyStatementsHoweverLongItIs) {
  events::ModuleDatabase module{"feedback_ingestion", store::kMigrations};
  std::vector<Candidate> candidates;
  for (int i = 0; i < kItems; ++i) candidates.push_back(Said(i));
  (void)module.Do(
      [&](auto& transaction) { return ReceiveFeedback(transaction, PointersTo(candidates), clock::System().Now()); });
  ItemFilter filter;
  filter.organisation = "RX6";
  filter.month = "2026-01";
  const auto look = [&](std::size_t size) {
    return module.Ask([&](database::Transaction& transaction) {
      database::Counted counted{transaction};
      const auto items = ListItems(counted, filter, {size, ""}).items;
      EXPECT_THAT(items, SizeIs(size));
      return counted.statements();
    });
  };
  EXPECT_EQ(look(2), look(kItems - 1));
}

}  // namespace
}  // namespace participation::feedback_ingestion
