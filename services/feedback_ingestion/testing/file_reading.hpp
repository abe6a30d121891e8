#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/redaction/redactor.hpp"
#include "services/feedback_ingestion/imports/file_reader.hpp"
#include "services/feedback_ingestion/imports/parse_mapping.hpp"

namespace participation::feedback_ingestion {

// Files of one header, read whole by a mapping of which a test says the end.
class FileReading : public ::testing::Test {
 protected:
  static constexpr char kHead[] = R"(source_system: test
source: friends-and-family-test
submission_id: Id
question: {column: Question, values: {'Why?': why}, otherwise: keep}
fft_answer: Answer
comment: Comment
)";
  static constexpr char kRest[] = "organisation: Trust\ndate: {column: Date, order: year-first}\n";
  static constexpr char kHeader[] = "Id,Trust,Question,Answer,Comment,Date\n";
  inline static const clock::Time kNow = *clock::FromRfc3339("2026-06-30T12:00:00Z");

  struct Result {
    std::vector<FeedbackItem> items;
    std::vector<ImportProblem> problems;
    std::int64_t skipped = 0;
    absl::Status status;

    std::vector<std::string> Reasons() const {
      std::vector<std::string> reasons;
      for (const auto& problem : problems) reasons.push_back(problem.reason);
      return reasons;
    }
  };

  static Result Read(const std::string& file, const std::string& rest = kRest,
                     const RowDefaults& defaults = {
                         .organisation = "", .site = "", .organisations = policy::Organisations::All()}) {
    const redaction::Redactor redactor;
    const auto mapping = ParseMapping(kHead + rest);
    EXPECT_TRUE(mapping.ok()) << mapping.status();
    auto reader = FileReader::Start(*mapping, defaults, redactor, {}, "");
    reader->Feed(file);
    reader->Finish();
    Result result;
    while (true) {
      const auto batch = reader->NextBatch(2, kNow);
      result.status = batch.status();
      if (!batch.ok()) return result;
      for (const Candidate& candidate : batch->items) result.items.push_back(candidate.item);
      result.problems.insert(result.problems.end(), batch->problems.begin(), batch->problems.end());
      result.skipped += batch->skipped;
      if (batch->ended) return result;
    }
  }

  static std::string Row(const std::string& answer, const std::string& comment,
                         const std::string& date = "2025-03-01") {
    return "1,RX6,Why?," + answer + "," + comment + "," + date + "\n";
  }

  static FftAnswer AnswerOf(const std::string& answer, const std::string& date = "2025-03-01") {
    const auto result = Read(kHeader + Row(answer, "Fine", date));
    return result.items.empty() ? FftAnswer::kUnspecified : result.items[0].said().fft_answer;
  }

  static std::string ReasonOf(const std::string& row, const std::string& rest = kRest) {
    const auto result = Read(kHeader + row, rest);
    return result.problems.empty() ? "" : result.problems[0].reason;
  }
};

}  // namespace participation::feedback_ingestion
