#include "libs/csv/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "libs/csv/read_all.hpp"

namespace participation::csv {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Rows = std::vector<std::vector<std::string>>;

Rows RowsOf(std::string_view text, ReaderOptions options = {}) {
  Rows rows;
  const Contents contents = ReadAll(text, options);
  EXPECT_THAT(contents.problems, IsEmpty());
  for (const Record& record : contents.records) rows.push_back(record.fields);
  return rows;
}

std::vector<Record> RecordsOf(Reader& reader) {
  std::vector<Record> records;
  for (auto step = reader.Next(); step != Reader::Step::kEnd; step = reader.Next()) {
    if (step == Reader::Step::kRecord) records.push_back(reader.TakeRecord());
  }
  return records;
}

TEST(CsvReaderTest, EveryLineEndEndsARecord) {
  EXPECT_EQ(RowsOf("a,b\nc,d\r\ne,f\rg,h"), (Rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}}));
}

TEST(CsvReaderTest, AByteOrderMarkIsNoPartOfTheFirstField) {
  EXPECT_EQ(RowsOf("\xEF\xBB\xBF\"a\",b\n"), (Rows{{"a", "b"}}));
  EXPECT_EQ(RowsOf("\xEF\xBB"), (Rows{{"\xEF\xBB"}}));
  EXPECT_EQ(RowsOf("\xEF\xBBx,y"), (Rows{{"\xEF\xBBx", "y"}}));
  EXPECT_EQ(RowsOf("a\n\xEF\xBB\xBFz"), (Rows{{"a"}, {"\xEF\xBB\xBFz"}}));
}

TEST(CsvReaderTest, AUtf16FileIsReportedOnce) {
  const Contents contents =
      ReadAll(std::string_view("\xFF\xFE"
                               "a\0,\0b\0\n\0",
                               10));
  EXPECT_THAT(contents.records, IsEmpty());
  ASSERT_THAT(contents.problems, SizeIs(1));
  EXPECT_EQ(contents.problems[0].line, 1u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("CSV UTF-8"));
}

TEST(CsvReaderTest, QuotedFieldsHoldSeparatorsQuotesAndLineEnds) {
  EXPECT_EQ(RowsOf("\"a,b\",\"say \"\"hi\"\"\",\"one\r\ntwo\"\n"), (Rows{{"a,b", "say \"hi\"", "one\r\ntwo"}}));
  EXPECT_EQ(RowsOf("\"\",\"\"\"\"\n"), (Rows{{"", "\""}}));
}

TEST(CsvReaderTest, AQuoteInsideAnUnquotedFieldIsText) {
  EXPECT_EQ(RowsOf("5\" pipe, \"x\"\n"), (Rows{{"5\" pipe", " \"x\""}}));
}

TEST(CsvReaderTest, SpacesAfterAClosingQuoteAreDropped) { EXPECT_EQ(RowsOf("\"a\" \t,\"b\"  \n"), (Rows{{"a", "b"}})); }

TEST(CsvReaderTest, EmptyFieldsCountAndBlankLinesDoNot) {
  EXPECT_EQ(RowsOf(",\n\n\r\n\r,x,\n\"\"\n\n"), (Rows{{"", ""}, {"", "x", ""}, {""}}));
  EXPECT_THAT(RowsOf(""), IsEmpty());
  EXPECT_THAT(RowsOf("\n\r\n"), IsEmpty());
  EXPECT_EQ(RowsOf("a,"), (Rows{{"a", ""}}));
}

TEST(CsvReaderTest, AnotherSeparatorMayBeAskedFor) {
  EXPECT_EQ(RowsOf("a;b,c\n", {.separator = ';'}), (Rows{{"a", "b,c"}}));
  EXPECT_THROW(Reader({.separator = '"'}), std::invalid_argument);
}

TEST(CsvReaderTest, ARecordKnowsItsLineAndItsBytes) {
  const Contents contents = ReadAll("\xEF\xBB\xBFh\r\n\n\"x\ry\r\nz\n\",1\nlast");
  ASSERT_THAT(contents.records, SizeIs(3));
  const auto place = [&](int i) {
    const Record& record = contents.records[i];
    return std::vector<std::uint64_t>{record.line, record.begin_offset, record.end_offset};
  };
  EXPECT_THAT(place(0), ElementsAre(1, 3, 6));
  EXPECT_THAT(place(1), ElementsAre(3, 7, 19));
  EXPECT_THAT(place(2), ElementsAre(7, 19, 23));
}

TEST(CsvReaderTest, TextAfterAClosingQuoteIsAProblemOfThatLineOnly) {
  const Contents contents = ReadAll("a,b\n\"x\"y,z\n1,\"he said \"no\"\"\nc,d\n");
  ASSERT_THAT(contents.problems, SizeIs(2));
  EXPECT_EQ(contents.problems[0].line, 2u);
  EXPECT_EQ(contents.problems[0].column, 1u);
  EXPECT_EQ(contents.problems[1].line, 3u);
  EXPECT_EQ(contents.problems[1].column, 2u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("Double each quote mark"));
  ASSERT_THAT(contents.records, SizeIs(2));
  EXPECT_THAT(contents.records[1].fields, ElementsAre("c", "d"));
}

TEST(CsvReaderTest, AQuoteOpenAtTheEndIsReportedWhereItStarts) {
  const Contents contents = ReadAll("a,b\nc,\"open\nd,e\n");
  EXPECT_THAT(contents.records, SizeIs(1));
  ASSERT_THAT(contents.problems, SizeIs(1));
  EXPECT_EQ(contents.problems[0].line, 2u);
  EXPECT_EQ(contents.problems[0].column, 2u);
  EXPECT_THAT(contents.problems[0].message, HasSubstr("add the closing quote"));
}

TEST(CsvReaderTest, ReadingGoesOnFromAnyBoundary) {
  const std::string text = "\xEF\xBB\xBFname,what\r\na,\"1\r\n2\"\r\n\r\n\"bad\"x,\nb,2\rc,3";
  const std::vector<Record> whole = ReadAll(text).records;
  ASSERT_THAT(whole, SizeIs(4));
  Reader reader;
  reader.Feed(text);
  reader.Finish();
  std::ptrdiff_t seen = 0;
  for (auto step = reader.Next(); step != Reader::Step::kEnd; step = reader.Next()) {
    if (step == Reader::Step::kRecord) ++seen;
    Reader resumed{{}, reader.position()};
    resumed.Feed(std::string_view(text).substr(reader.position().offset));
    resumed.Finish();
    EXPECT_EQ(RecordsOf(resumed), std::vector<Record>(whole.begin() + seen, whole.end()));
  }
  EXPECT_EQ(seen, 4);
  EXPECT_EQ(reader.position(), (Position{text.size(), 7}));
}

TEST(CsvReaderTest, FeedingTooEarlyIsABreakdown) {
  Reader reader;
  reader.Feed("a\nb\n");
  EXPECT_THROW(reader.Feed("c\n"), std::logic_error);
}

}  // namespace
}  // namespace participation::csv
