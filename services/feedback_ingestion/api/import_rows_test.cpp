#include <gmock/gmock.h>

#include "libs/status/extract_details.hpp"
#include "libs/testing/namespace.hpp"
#include "services/feedback_ingestion/testing/imports.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::HasSubstr;

class ImportRowsTest : public Imports {};

TEST_F(ImportRowsTest, ProblemsTellLineColumnAndKindButNeverTheValue) {
  const auto seen = Send(Opening(kMapping), SmallFile());
  ASSERT_EQ(seen.problems.size(), 2u);
  EXPECT_EQ(seen.problems[0].line(), 5);
  EXPECT_EQ(seen.problems[0].column(), "Answer");
  EXPECT_EQ(seen.problems[0].value(), "whole number, 1 digit");
  EXPECT_EQ(seen.problems[0].reason(), "ANSWER_UNKNOWN");
  EXPECT_EQ(seen.problems[1].line(), 9);
  EXPECT_EQ(seen.problems[1].column(), "Date");
  EXPECT_EQ(seen.problems[1].value(), "date-like, 10 characters");
  EXPECT_EQ(seen.problems[1].reason(), "DATE_UNREADABLE");
  for (const auto& problem : seen.problems) {
    EXPECT_EQ(problem.DebugString().find("07700"), std::string::npos);
    EXPECT_FALSE(problem.advice().empty());
  }
}

TEST_F(ImportRowsTest, StoredItemsAreTidyAndSafe) {
  Send(Opening(kMapping), SmallFile());
  const auto items = Items("RX6");
  ASSERT_EQ(items.size(), 4u);
  EXPECT_EQ(items[0].text(), "Very good,\nthank you “all”");
  EXPECT_EQ(items[1].fft_answer(), v1::FFT_ANSWER_DONT_KNOW);
  EXPECT_EQ(items[2].text(), "He said \"hello\"");
  EXPECT_EQ(items[3].text(), "Ring [telephone number removed]");
}

TEST_F(ImportRowsTest, WhatASourceCallsItsRespondentsIsNotKeptButTellsThemApart) {
  const auto mapping = std::string{kMapping} + "respondent: Who\n";
  const std::string file =
      "Id,Who,Answer,Comment,Date\n1,canary-jo-17,1,Fine,01/02/2026\n2,canary-jo-17,1,,01/02/2026\n"
      "3,canary-al-18,1,,01/02/2026\n";
  ExpectTotals(Send(Opening(mapping), file).import, 2, 0, 1, 0);
  ExpectTotals(Send(Opening(mapping), file).import, 0, 2, 1, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator{platform_.folder()}) {
    if (!entry.is_regular_file()) continue;
    EXPECT_THAT(ReadFile(entry.path()), Not(HasSubstr("canary-"))) << entry.path();
  }
}

TEST_F(ImportRowsTest, ATelephoneNumberIsNoIdOfARow) {
  const std::string file = "Id,Answer,Comment,Date\n07700900123,1,Fine,01/02/2026\n2,1,Fine,01/02/2026\n";
  const auto seen = Send(Opening(kMapping), file);
  ExpectTotals(seen.import, 1, 0, 0, 1);
  ASSERT_EQ(seen.problems.size(), 1u);
  EXPECT_EQ(seen.problems[0].column(), "Id");
  EXPECT_EQ(seen.problems[0].reason(), "NOT_ALLOWED");
  EXPECT_EQ(seen.problems[0].DebugString().find("07700"), std::string::npos);
}

TEST_F(ImportRowsTest, AnEmptyFileIsRefused) {
  EXPECT_EQ(status::ExtractDetails(Send(Opening(kMapping), "").status).reason, "FILE_EMPTY");
}

TEST_F(ImportRowsTest, AHeaderAloneIsAFileWithoutRows) {
  const auto seen = Send(Opening(kMapping), "Id,Answer,Comment,Date\n");
  EXPECT_EQ(seen.import.state(), v1::Import::STATE_COMPLETED);
  ExpectTotals(seen.import, 0, 0, 0, 0);
}

}  // namespace
}  // namespace participation::feedback_ingestion
