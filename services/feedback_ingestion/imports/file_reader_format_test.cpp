#include <gmock/gmock.h>

#include "libs/testing/namespace.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/feedback_ingestion/testing/file_reading.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StatusIs;

class FileReaderFormatTest : public FileReading {};

TEST_F(FileReaderFormatTest, AByteOrderMarkOtherLineEndsAndQuotesAcrossLinesAreRead) {
  const std::string header = "Id,Trust,Question,Answer,Comment,Date";
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const auto result = Read("\xef\xbb\xbf" + header + end + "1,RX6,why,1,\"one" + end + "two\",2025-01-31" + end +
                             end + "2,RX6,why,1,\"\",2025-01-31");
    ASSERT_EQ(result.items.size(), 2u);
    EXPECT_EQ(result.items[0].said().text, "one\ntwo");
  }
}

TEST_F(FileReaderFormatTest, ColumnsAreFoundWithoutRegardToCaseAndSpaces) {
  const auto result = Read("id , TRUST,question,Answer,\"Comment\n\",Date\n" + Row("1", "Fine"));
  EXPECT_EQ(result.items.size(), 1u) << result.status;
}

TEST_F(FileReaderFormatTest, AMissingColumnIsNamedAndOneThatStandsTwice) {
  const auto missing = Read("Id,Trust,Question,Answer,Date\n" + Row("1", "Fine"));
  ASSERT_THAT(missing.status, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(refusal::ViolationsOf(missing.status)[0].description, HasSubstr("'Comment', which"));
  const auto twice = Read("Id,Trust,Question,Answer,Comment,Comment,Date\n");
  EXPECT_THAT(refusal::ViolationsOf(twice.status)[0].description, HasSubstr("twice"));
}

TEST_F(FileReaderFormatTest, AnotherSeparatorThanTheMappingSaysIsNamed) {
  for (const auto& [separator, written] : {std::pair{";", "\";\""}, std::pair{"\t", "\"\\t\""}}) {
    std::string file = kHeader + Row("1", "Fine");
    for (auto at = file.find(','); at != std::string::npos; at = file.find(',')) file.replace(at, 1, separator);
    const auto refused = Read(file);
    ASSERT_EQ(refusal::ViolationsOf(refused.status).size(), 1u);
    EXPECT_THAT(refusal::ViolationsOf(refused.status)[0].description,
                HasSubstr(std::string{"write `separator: "} + written + "`"));
    const auto read = Read(file, std::string{"separator: "} + written +
                                     "\norganisation: Trust\ndate: {column: Date, order: year-first}\n");
    EXPECT_EQ(read.items.size(), 1u) << read.status;
  }
  const auto other_file = Read("Name;Address\nJo;3 High Street\n");
  EXPECT_THAT(refusal::ViolationsOf(other_file.status)[0].description, Not(HasSubstr("separator")));
}

TEST_F(FileReaderFormatTest, ARowCutShortOrTooLongIsReportedWithItsLine) {
  const auto result = Read(kHeader + Row("1", "Fine") + "2,RX6,why,1\n3,RX6,why,1,a,b,2025-03-01\n");
  EXPECT_THAT(result.Reasons(), ElementsAre("WRONG_NUMBER_OF_FIELDS", "WRONG_NUMBER_OF_FIELDS"));
  EXPECT_EQ(result.problems[0].line, 3);
  EXPECT_EQ(result.problems[0].column, "Comment");
  EXPECT_EQ(result.problems[0].value, "row of 4 fields");
  EXPECT_EQ(result.problems[1].column, "7");
  EXPECT_EQ(result.problems[1].value, "row of 7 fields");
  EXPECT_EQ(result.items.size(), 1u);
}

TEST_F(FileReaderFormatTest, WhatIsNotUtf8OrHasControlCharactersIsReported) {
  const auto result = Read(kHeader + Row("1", "caf\xe9") + Row("1", "caf\x01") + Row("1", "café"));
  EXPECT_THAT(result.Reasons(), ElementsAre("NOT_UTF8", "NOT_ALLOWED"));
  EXPECT_EQ(result.problems[0].column, "Comment");
  EXPECT_EQ(result.problems[0].value, "not UTF-8, 4 bytes");
  EXPECT_EQ(result.items.size(), 1u);
}

TEST_F(FileReaderFormatTest, WhatIsNoTextIsSaidToBeNoCsvFile) {
  const auto picture = Read("\x89PNG\r\n\x1a\n\xff\xd8 more of it\n");
  EXPECT_EQ(refusal::ReasonOf(picture.status), "NOT_UTF8");
  EXPECT_THAT(picture.status.message(), testing::HasSubstr("is it a CSV file?"));
  EXPECT_THAT(refusal::ViolationsOf(picture.status), testing::IsEmpty());
}

TEST_F(FileReaderFormatTest, AHugeLineIsReportedAndTheNextIsRead) {
  const auto result = Read(kHeader + Row("1", std::string(3 << 20, 'x')) + Row("1", "Fine"));
  EXPECT_THAT(result.Reasons(), ElementsAre("UNREADABLE"));
  EXPECT_EQ(result.problems[0].column, "Comment");
  EXPECT_THAT(result.problems[0].value, testing::StartsWith("row of 31457"));
  EXPECT_EQ(result.items.size(), 1u);
}

TEST_F(FileReaderFormatTest, ATextThatIsTooLongIsReported) {
  const auto result = Read(kHeader + Row("1", std::string(10'001, 'x')) + Row("1", std::string(10'000, 'x')));
  EXPECT_THAT(result.Reasons(), ElementsAre("NOT_ALLOWED"));
  EXPECT_EQ(result.items.size(), 1u);
}

TEST_F(FileReaderFormatTest, AnUnreadableHeaderIsRefused) {
  EXPECT_THAT(Read("\"Id,Trust\n").status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("line 1")));
  EXPECT_THAT(Read("").status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("empty")));
}

}  // namespace
}  // namespace participation::feedback_ingestion
