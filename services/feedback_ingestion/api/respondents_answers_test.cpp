#include <gtest/gtest.h>

#include "services/feedback_ingestion/testing/imports.hpp"

namespace participation::feedback_ingestion {
namespace {

// A source that repeats a respondent's answer on several rows, and whose file is corrected and imported again.
class RespondentsAnswersTest : public Imports {
 protected:
  // Rehearses a file and imports it, which must come to the same.
  v1::Import Import(const std::string& rows, const std::string& more = "respondent: Who\n") {
    auto opening = Opening(kMapping + more);
    const std::string file = "Id,Who,Answer,Comment,Date\n" + rows;
    opening.set_validate_only(true);
    const auto rehearsed = Send(opening, file).import;
    opening.set_validate_only(false);
    auto import = Send(opening, file).import;
    ExpectTotals(import, rehearsed.stored(), rehearsed.already_had(), rehearsed.skipped(), rehearsed.rejected());
    return import;
  }

  std::size_t Answers() {
    std::size_t answers = 0;
    for (const auto& item : Items("RX6")) answers += item.fft_answer() == v1::FFT_ANSWER_UNSPECIFIED ? 0 : 1;
    return answers;
  }
};

TEST_F(RespondentsAnswersTest, AnAnswerIsNotLeftToAnItemThatWasStoredWithoutOne) {
  Import("1,r,,Fine,01/02/2026\n");
  ExpectTotals(Import("1,r,1,Fine,01/02/2026\n2,r,1,,01/02/2026\n"), 1, 1, 0, 0);
  EXPECT_EQ(Answers(), 1u);
}

TEST_F(RespondentsAnswersTest, NorToOneFurtherUpInTheFile) {
  ExpectTotals(Import("1,r,,Fine,01/02/2026\n1,r,1,Fine,01/02/2026\n2,r,1,,01/02/2026\n"), 2, 1, 0, 0);
  EXPECT_EQ(Answers(), 1u);
}

// The rows that hold the answers are further apart than a batch is long.
TEST_F(RespondentsAnswersTest, NorToOneInAnEarlierBatch) {
  std::string rows = "1,r,,Fine,01/02/2026\n";
  for (int i = 10; i < 1200; ++i) rows += std::to_string(i) + ",,1,Fine,01/02/2026\n";
  rows += "1,r,1,Fine,01/02/2026\n2,r,1,,01/02/2026\n";
  ExpectTotals(Import(rows), 1192, 1, 0, 0);
  EXPECT_EQ(Answers(), 1191u);
}

TEST_F(RespondentsAnswersTest, OneThatWasStoredWithItBeforeRespondentsWereNamedKeepsIt) {
  Import("1,r,1,Fine,01/02/2026\n", "");
  ExpectTotals(Import("1,r,1,Fine,01/02/2026\n2,r,1,,01/02/2026\n"), 0, 1, 1, 0);
  EXPECT_EQ(Answers(), 1u);
}

}  // namespace
}  // namespace participation::feedback_ingestion
