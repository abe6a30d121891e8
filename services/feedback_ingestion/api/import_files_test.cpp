#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "libs/clock/clock.hpp"
#include "libs/database/testing/fresh_database.hpp"
#include "services/feedback_ingestion/testing/imports.hpp"

namespace participation::feedback_ingestion {
namespace {

std::string MappingFile(const std::string& name) {
  return ReadFile(std::string{PARTICIPATION_SOURCE_DIR "/services/feedback_ingestion/mappings/"} + name + ".yaml");
}

std::filesystem::path RealFile(const std::string& name) {
  return std::string{PARTICIPATION_SOURCE_DIR "/../shared/data/feedback/"} + name + ".csv";
}

class ImportFilesTest : public Imports {};

// Counted with Python's csv module: 5,323 records, of which 346 have the score 7; of the others 811 are NEAS rows whose
// date has day and month up to 12 and apart from each other. 4,166 remain, of 2,921 respondents; 62 of those rows have
// neither a comment nor the first answer of their respondent.
TEST_F(ImportFilesTest, EveryRowOfTheLabelledCommentsIsAccountedFor) {
  const auto path = RealFile("fft-comments-labelled");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  const auto mapping = MappingFile("fft-comments-labelled");
  const auto seen = Send(Opening(mapping), ReadFile(path));
  ASSERT_TRUE(seen.status.ok()) << seen.status.error_message();
  EXPECT_EQ(seen.import.state(), v1::Import::STATE_COMPLETED);
  EXPECT_EQ(seen.import.committed_bytes(), static_cast<std::int64_t>(std::filesystem::file_size(path)));
  ExpectTotals(seen.import, 4104, 0, 62, 346 + 811);

  const auto problems = StoredProblems(seen.import.import_id(), 100);
  ASSERT_EQ(problems.size(), 346u + 811u);
  EXPECT_EQ(std::ranges::count(problems, "ANSWER_UNKNOWN", &v1::ImportProblem::reason), 346);
  EXPECT_EQ(std::ranges::count(problems, "DATE_READS_TWO_WAYS", &v1::ImportProblem::reason), 811);
  EXPECT_TRUE(std::ranges::is_sorted(problems, {}, &v1::ImportProblem::line));
  // The first row with a 7 begins on line 7 (NEAS PTS 564 - Q1).
  EXPECT_EQ(problems[0].line(), 7);
  EXPECT_EQ(problems[0].column(), "FFT categorical answer");
  EXPECT_EQ(problems[0].value(), "whole number, 1 digit");

  const auto items = Items("RX6");
  EXPECT_EQ(items.size() + Items("RHA").size(), 4104u);
  const auto again = Send(Opening(mapping), ReadFile(path));
  ExpectTotals(again.import, 0, 4104, 62, 346 + 811);
  EXPECT_EQ(Items("RX6").size(), items.size());
}

// 7,118 records with an organisation and a row number each; none is blank, and there are no dates.
TEST_F(ImportFilesTest, EveryRowOfTheCodedCommentsIsStoredUnderTheDayOfReceipt) {
  const auto path = RealFile("comments-themes-criticality");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  const auto mapping = MappingFile("comments-themes-criticality");
  const auto seen = Send(Opening(mapping), ReadFile(path), 100'003);
  ASSERT_TRUE(seen.status.ok()) << seen.status.error_message();
  ExpectTotals(seen.import, 7118, 0, 0, 0);
  const auto items = Items("TRUSTB");
  EXPECT_EQ(items.size(), 2194u);
  EXPECT_TRUE(std::ranges::all_of(items, [](const auto& item) { return item.dated_by_receipt(); }));
  ExpectTotals(Send(Opening(mapping), ReadFile(path)).import, 0, 7118, 0, 0);
}

TEST_F(ImportFilesTest, AValidationSaysTheSameAndStoresNothing) {
  const auto path = RealFile("fft-comments-labelled");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
  auto opening = Opening(MappingFile("fft-comments-labelled"));
  opening.set_validate_only(true);
  ExpectTotals(Send(opening, ReadFile(path)).import, 4104, 0, 62, 346 + 811);
  EXPECT_EQ(Items("RX6").size(), 0u);
  opening.set_validate_only(false);
  ExpectTotals(Send(opening, ReadFile(path)).import, 4104, 0, 62, 346 + 811);
  opening.set_validate_only(true);
  ExpectTotals(Send(opening, ReadFile(path)).import, 0, 4104, 62, 346 + 811);
}

TEST_F(ImportFilesTest, TheMadeUpRegionIsStoredWholeAndNothingPlantedInItTouchesTheDisk) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  if (clock::DateOf(clock::System().Now()) < "2026-11-01") GTEST_SKIP() << "the region's last month is yet to come";
  const std::filesystem::path region = PARTICIPATION_SOURCE_DIR "/tools/demo/region";
  const auto seen = Send(Opening(MappingFile("region")), ReadFile(region / "feedback.csv"));
  ASSERT_TRUE(seen.status.ok()) << seen.status.error_message();
  ExpectTotals(seen.import, 3000, 0, 0, 0);
  platform_.Stop();

  std::string disk;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(platform_.folder())) {
    if (entry.is_regular_file()) disk += ReadFile(entry.path());
  }
  EXPECT_NE(disk.find(" removed]"), std::string::npos);
  std::istringstream planted{ReadFile(region / "planted.jsonl")};
  int looked_for = 0;
  for (std::string line; std::getline(planted, line); ++looked_for) {
    const std::string key = "\"text\":\"";
    const auto begin = line.find(key) + key.size();
    const std::string text = line.substr(begin, line.find('"', begin) - begin);
    EXPECT_EQ(disk.find(text), std::string::npos) << line;
  }
  EXPECT_EQ(looked_for, 88);
}

}  // namespace
}  // namespace participation::feedback_ingestion
