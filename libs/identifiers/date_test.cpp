#include "libs/identifiers/date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace participation::identifiers {
namespace {

std::string Read(std::string_view value, DateOrder order) {
  const auto date = ParseDate(value, order);
  return date.ok() ? FormatDate(*date) : "refused";
}

TEST(DateTest, TheStatedOrderIsFollowed) {
  EXPECT_EQ(Read("03/04/2020", DateOrder::kDayFirst), "2020-04-03");
  EXPECT_EQ(Read("3/4/2020", DateOrder::kMonthFirst), "2020-03-04");
  EXPECT_EQ(Read(" 2020-04-03 ", DateOrder::kYearFirst), "2020-04-03");
  EXPECT_EQ(Read("03.04.2020", DateOrder::kDayFirst), "2020-04-03");
}

TEST(DateTest, AnotherOrderIsRefusedNotSwapped) {
  EXPECT_EQ(Read("04/13/2020", DateOrder::kDayFirst), "refused");
  EXPECT_EQ(Read("13/04/2020", DateOrder::kMonthFirst), "refused");
  EXPECT_EQ(Read("2020-04-03", DateOrder::kDayFirst), "refused");
}

TEST(DateTest, OnlyDaysOfTheCalendarExist) {
  EXPECT_EQ(Read("29/02/2020", DateOrder::kDayFirst), "2020-02-29");
  EXPECT_EQ(Read("29/02/2100", DateOrder::kDayFirst), "refused");
  EXPECT_EQ(Read("31/04/2020", DateOrder::kDayFirst), "refused");
  EXPECT_EQ(Read("00/04/2020", DateOrder::kDayFirst), "refused");
  EXPECT_EQ(Read("01/01/1899", DateOrder::kDayFirst), "refused");
  EXPECT_EQ(Read("01/01/2101", DateOrder::kDayFirst), "refused");
}

TEST(DateTest, AShortYearOrMixedSeparatorsAreRefused) {
  for (const auto* value : {"03/04/20", "03/04-2020", "03/04/2020/1", "03 04 2020", "+3/04/2020", "", "//", "3/4/"})
    EXPECT_EQ(Read(value, DateOrder::kDayFirst), "refused") << value;
  EXPECT_EQ(Read(std::string(1000000, '/'), DateOrder::kDayFirst), "refused");
}

TEST(DateTest, ADateThatCanBeReadTwoWaysIsReported) {
  const auto both = ReadsAsTwoDates("03/04/2020");
  ASSERT_TRUE(both.has_value());
  EXPECT_EQ(FormatDate(both->day_first), "2020-04-03");
  EXPECT_EQ(FormatDate(both->month_first), "2020-03-04");
  EXPECT_EQ(ParseUnambiguousDate("03/04/2020").status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(DateTest, ADateWithOneReadingNeedsNoOrder) {
  EXPECT_FALSE(ReadsAsTwoDates("04/04/2020").has_value()) << "both readings are one day";
  EXPECT_FALSE(ReadsAsTwoDates("13/04/2020").has_value());
  EXPECT_FALSE(ReadsAsTwoDates("2020-03-04").has_value());
  EXPECT_EQ(FormatDate(ParseUnambiguousDate("13/04/2020").value()), "2020-04-13");
  EXPECT_EQ(FormatDate(ParseUnambiguousDate("4/13/2020").value()), "2020-04-13");
  EXPECT_EQ(FormatDate(ParseUnambiguousDate("2020-03-04").value()), "2020-03-04");
  EXPECT_EQ(FormatDate(ParseUnambiguousDate("04/04/2020").value()), "2020-04-04");
  EXPECT_EQ(ParseUnambiguousDate("today").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(DateTest, ARefusalNeverRepeatsTheValue) {
  EXPECT_EQ(ParseDate("31/02/1979", DateOrder::kDayFirst).status().ToString().find("1979"), std::string::npos);
}

}  // namespace
}  // namespace participation::identifiers
