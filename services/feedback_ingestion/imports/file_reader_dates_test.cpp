#include <gmock/gmock.h>

#include "libs/testing/namespace.hpp"
#include "services/feedback_ingestion/testing/file_reading.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class FileReaderDatesTest : public FileReading {};

TEST_F(FileReaderDatesTest, ADateThatReadsTwoWaysIsNotGuessed) {
  const std::string careful = "organisation: Trust\ndate: {column: Date, order: unambiguous-only}\n";
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "05/06/2025"), careful), "DATE_READS_TWO_WAYS");
  const auto result = Read(kHeader + Row("1", "A", "30/09/2025") + Row("1", "B", "9/30/2025") +
                               Row("1", "C", "06/06/2025") + Row("1", "D", "2025-06-05"),
                           careful);
  std::vector<std::string> dates;
  for (const auto& item : result.items) dates.push_back(item.said().experience_date);
  EXPECT_THAT(dates, ElementsAre("2025-09-30", "2025-09-30", "2025-06-06", "2025-06-05"));
}

TEST_F(FileReaderDatesTest, AnOrganisationMayHaveAnOrderOfItsOwn) {
  const auto result = Read(kHeader + Row("1", "Fine", "05/06/2025"),
                           "organisation: Trust\n"
                           "date: {column: Date, order: unambiguous-only, order_by_organisation: {RX6: day-first}}\n");
  ASSERT_EQ(result.items.size(), 1u);
  EXPECT_EQ(result.items[0].said().experience_date, "2025-06-05");
}

TEST_F(FileReaderDatesTest, DatesMissingUnreadableOrOutOfRangeAreReported) {
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "")), "DATE_MISSING");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "31/01/2025")), "DATE_UNREADABLE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "2025-02-30")), "DATE_UNREADABLE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "2026-07-01")), "DATE_OUT_OF_RANGE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "1999-12-31")), "DATE_OUT_OF_RANGE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "2026-06-30")), "");
}

TEST_F(FileReaderDatesTest, ASourceWithoutDatesGetsTheDayOfReceiptMarkedAsSuch) {
  const auto result = Read(kHeader + Row("1", "Fine", ""), "organisation: Trust\ndate: received\n");
  ASSERT_EQ(result.items.size(), 1u);
  EXPECT_EQ(result.items[0].said().experience_date, "2026-06-30");
  EXPECT_TRUE(result.items[0].facts().dated_by_receipt);
}

TEST_F(FileReaderDatesTest, TheEndedScaleIsNotOfTheDayOfReceipt) {
  const std::string received = "organisation: Trust\ndate: received\n";
  const auto result =
      Read(kHeader + Row("Extremely likely", "Fine", "2019-03-01") + Row("Very good", "Fine"), received);
  EXPECT_EQ(result.items.size(), 1u);
  ASSERT_THAT(result.Reasons(), ElementsAre("ANSWER_OF_ENDED_SCALE"));
  EXPECT_THAT(result.problems[0].advice, HasSubstr("date.column"));
  EXPECT_EQ(ReasonOf(Row("Extremely likely", "Fine", "2020-03-31")), "");
  EXPECT_EQ(ReasonOf(Row("Extremely likely", "Fine", "2020-04-01")), "ANSWER_OF_ENDED_SCALE");
}

}  // namespace
}  // namespace participation::feedback_ingestion
