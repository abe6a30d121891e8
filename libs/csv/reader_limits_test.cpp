#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include "libs/csv/read_all.hpp"
#include "libs/csv/reader.hpp"

namespace participation::csv {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr ReaderOptions kTen = {.max_record_bytes = 10, .max_fields = 3};

TEST(CsvReaderLimitsTest, ARecordMayBeAsLongAsTheLimitAndNoLonger) {
  EXPECT_THAT(ReadAll("123456789,\r\n", kTen).records, SizeIs(1));
  EXPECT_THAT(ReadAll("\"12345678\"\n", kTen).records, SizeIs(1));
  EXPECT_THAT(ReadAll("\"12345678\"", kTen).records, SizeIs(1));
  for (const std::string_view text :
       {"1\n12345678901\n2\n", "1\n1234567890,\n2\n", "1\n\"12345678\" \n2\n", "1\n\"12345678\",\n2\n"}) {
    const Contents contents = ReadAll(text, kTen);
    EXPECT_THAT(contents.records, SizeIs(2)) << text;
    ASSERT_THAT(contents.problems, SizeIs(1)) << text;
    EXPECT_EQ(contents.problems[0].line, 2u);
    EXPECT_THAT(contents.problems[0].message, HasSubstr("longer than 10 bytes"));
  }
}

TEST(CsvReaderLimitsTest, TooManyFieldsAreReportedAtTheFirstTooMany) {
  const Contents contents = ReadAll("1,2,3\n1,2,3,4,5\n1,2,\n1,2,3,\n1,2,3,", kTen);
  EXPECT_THAT(contents.records, SizeIs(2));
  ASSERT_THAT(contents.problems, SizeIs(3));
  for (const Problem& problem : contents.problems) EXPECT_EQ(problem.column, 4u);
  EXPECT_EQ(contents.problems[0].line, 2u);
  EXPECT_EQ(contents.problems[2].line, 5u);
}

TEST(CsvReaderLimitsTest, AQuoteNeverClosedCostsOnlyTheRowsItsLimitReaches) {
  std::string text = "first,1\nsecond,\"never closed\n";
  for (int row = 3; row <= 1000; ++row) text += "row," + std::to_string(row) + "\n";
  const Contents contents = ReadAll(text, {.max_record_bytes = 100});
  ASSERT_THAT(contents.problems, SizeIs(1));
  EXPECT_EQ(contents.problems[0].line, 2u);
  EXPECT_EQ(contents.problems[0].column, 2u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("still open"));
  ASSERT_THAT(contents.records, SizeIs(::testing::Gt(980u)));
  EXPECT_EQ(contents.records.back().line, 1000u);
  EXPECT_THAT(contents.records.back().fields, ElementsAre("row", "1000"));
  EXPECT_THAT(contents.records[1].fields, ElementsAre("row", std::to_string(contents.records[1].line)));
}

TEST(CsvReaderLimitsTest, LinesAreCountedRightWhenTheLimitCutsALineEndInTwo) {
  const Contents contents = ReadAll("\"23456789\r\nx\r\nnext\n", kTen);
  ASSERT_THAT(contents.problems, SizeIs(1));
  ASSERT_THAT(contents.records, SizeIs(2));
  EXPECT_EQ(contents.records[0].line, 2u);
  EXPECT_THAT(contents.records[1].fields, ElementsAre("next"));
  EXPECT_EQ(contents.records[1].line, 3u);
}

// Feeds `chunk` again and again, then answers by how much the heap in use has grown meanwhile at most.
std::size_t GrowthWhileReading(Reader& reader, std::string_view chunk, int times) {
  const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
  std::size_t most = before;
  for (int i = 0; i < times; ++i) {
    reader.Feed(chunk);
    while (reader.Next() != Reader::Step::kNeedsInput) {
    }
    most = std::max(most, mallinfo2().uordblks + mallinfo2().hblkhd);
  }
  return most - before;
}

TEST(CsvReaderLimitsTest, ALineWithoutEndCostsNoMoreMemoryThanTheLimit) {
  const std::string chunk(1 << 20, 'x');
  Reader reader;
  EXPECT_LT(GrowthWhileReading(reader, chunk, 256), std::size_t{3} << 20);
  reader.Feed("\nafter\n");
  EXPECT_EQ(reader.Next(), Reader::Step::kProblem);
  EXPECT_EQ(reader.problem().line, 1u);
  ASSERT_EQ(reader.Next(), Reader::Step::kRecord);
  EXPECT_EQ(reader.record().line, 2u);
  EXPECT_EQ(reader.record().begin_offset, (std::uint64_t{256} << 20) + 1);
}

TEST(CsvReaderLimitsTest, FieldsThatGrewInTurnAreGivenBack) {
  Reader reader;
  std::string text;
  for (int field = 0; field < 60; ++field) {
    text += std::string(static_cast<std::size_t>(field), ',') + std::string(900'000, 'x');
    text += std::string(static_cast<std::size_t>(999 - field), ',') + "\n";
    if (text.size() < 5'000'000 && field != 59) continue;
    EXPECT_LT(GrowthWhileReading(reader, text, 1), std::size_t{16} << 20);
    text.clear();
  }
}

}  // namespace
}  // namespace participation::csv
