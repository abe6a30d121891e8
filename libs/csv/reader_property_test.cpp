#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "libs/csv/read_all.hpp"
#include "libs/csv/reader.hpp"
#include "libs/csv/writer.hpp"

namespace participation::csv {
namespace {

using Dice = std::mt19937;

std::size_t Below(Dice& dice, std::size_t bound) {
  return std::uniform_int_distribution<std::size_t>(0, bound - 1)(dice);
}

// Text made mostly of what a reader may trip over.
std::string Nasty(Dice& dice, std::size_t length) {
  static constexpr std::string_view kParts[] = {"\"",
                                                "\"",
                                                ",",
                                                ",",
                                                "\n",
                                                "\r\n",
                                                "\r",
                                                "a",
                                                "bc",
                                                " ",
                                                "\t",
                                                "\xEF\xBB\xBF",
                                                "\"\"",
                                                "\xE2\x80\x99",
                                                "longer text here",
                                                "\n\n"};
  std::string text = Below(dice, 4) == 0 ? "\xEF\xBB\xBF" : "";
  while (text.size() < length) text += kParts[Below(dice, std::size(kParts))];
  return text;
}

// Everything a reader says, in order: records, problems and the boundary after each.
std::string TranscriptOf(std::string_view text, ReaderOptions options, Dice* dice) {
  std::string transcript;
  Reader reader{options};
  std::string chunk;
  for (std::size_t at = 0;;) {
    const auto step = reader.Next();
    if (step == Reader::Step::kEnd) break;
    if (step == Reader::Step::kNeedsInput) {
      if (at == text.size()) {
        reader.Finish();
        continue;
      }
      const std::size_t size = dice == nullptr ? text.size() : std::min(text.size() - at, Below(*dice, 5));
      chunk = text.substr(at, size);
      reader.Feed(chunk);
      at += size;
      continue;
    }
    if (step == Reader::Step::kRecord) {
      const Record& record = reader.record();
      transcript += "record " + std::to_string(record.line) + " " + std::to_string(record.begin_offset) + "-" +
                    std::to_string(record.end_offset);
      for (const std::string& field : record.fields) transcript += "[" + field + "]";
    } else {
      const Problem& problem = reader.problem();
      transcript += "problem " + std::to_string(problem.line) + " " + std::to_string(problem.column) + problem.message;
    }
    transcript +=
        " then " + std::to_string(reader.position().offset) + ":" + std::to_string(reader.position().line) + "\n";
  }
  return transcript;
}

TEST(CsvPropertyTest, AnyWayOfCuttingTheInputGivesTheSameRecordsAndProblems) {
  Dice dice{20261122};
  for (int round = 0; round < 3000; ++round) {
    const std::string text = Nasty(dice, Below(dice, 120));
    const ReaderOptions options = {.max_record_bytes = 1 + Below(dice, 40), .max_fields = 1 + Below(dice, 6)};
    const std::string whole = TranscriptOf(text, options, nullptr);
    for (int cut = 0; cut < 4; ++cut) ASSERT_EQ(TranscriptOf(text, options, &dice), whole) << "round " << round;
  }
}

TEST(CsvPropertyTest, RecordsAndSkippedLinesCoverTheFileInOrder) {
  Dice dice{7};
  for (int round = 0; round < 1000; ++round) {
    const std::string text = Nasty(dice, 200);
    std::uint64_t reached = 0;
    for (const Record& record : ReadAll(text, {.max_record_bytes = 60}).records) {
      ASSERT_GE(record.begin_offset, reached);
      ASSERT_GT(record.end_offset, record.begin_offset);
      reached = record.end_offset;
      const Contents alone = ReadAll(std::string(record.begin_offset == 0 ? "" : "\n") +
                                     text.substr(record.begin_offset, record.end_offset - record.begin_offset));
      ASSERT_EQ(alone.records.size(), 1u);
      ASSERT_EQ(alone.records[0].fields, record.fields);
    }
    ASSERT_LE(reached, text.size());
  }
}

TEST(CsvPropertyTest, WhatIsWrittenIsReadBack) {
  Dice dice{42};
  for (int round = 0; round < 2000; ++round) {
    const char separator = ",;\t"[Below(dice, 3)];
    const Writer writer{
        {.separator = separator, .formulas = Formulas::kKeep, .line_end = Below(dice, 2) == 0 ? "\n" : "\r\n"}};
    std::vector<std::vector<std::string>> rows(1 + Below(dice, 4));
    std::string text;
    for (auto& row : rows) {
      row.resize(1 + Below(dice, 5));
      for (std::string& cell : row) cell = Below(dice, 4) == 0 ? "" : Nasty(dice, Below(dice, 12));
      writer.AppendRecord(text, std::vector<std::string_view>(row.begin(), row.end()));
    }
    const Contents contents = ReadAll(text, {.separator = separator});
    ASSERT_THAT(contents.problems, ::testing::IsEmpty());
    ASSERT_EQ(contents.records.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) ASSERT_EQ(contents.records[i].fields, rows[i]);
  }
}

}  // namespace
}  // namespace participation::csv
