#include "libs/csv/columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace participation::csv {
namespace {

constexpr std::string_view kRequired[] = {"code", "name"};

TEST(CsvColumnsTest, ColumnsAreFoundByNameInAnyOrderAndCase) {
  const auto columns = Columns::Of({.fields = {" Name", "extra", "CODE"}, .line = 1}, kRequired);
  ASSERT_TRUE(columns.ok()) << columns.status();
  EXPECT_EQ(columns->Find("code"), 2u);
  const Record record = {.fields = {"Wye", "", "Z9A0A"}};
  EXPECT_EQ(columns->Field(record, "code"), "Z9A0A");
  EXPECT_EQ(columns->Field({.fields = {"short"}}, "code"), "");
  EXPECT_EQ(columns->Field(record, "parent"), "");
}

TEST(CsvColumnsTest, AMissingColumnIsNamed) {
  const auto columns = Columns::Of({.fields = {"code"}, .line = 1}, kRequired);
  EXPECT_EQ(columns.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(columns.status().message(), "line 1: the header has no column name. It must name code,name.");
}

TEST(CsvColumnsTest, ARepeatedNameIsRefusedAndBlankNamesAreNot) {
  const auto columns = Columns::Of({.fields = {"code", "name", "Code "}, .line = 2}, kRequired);
  EXPECT_THAT(std::string(columns.status().message()),
              ::testing::HasSubstr("line 2: column 3 has the name of column 1"));
  EXPECT_TRUE(Columns::Of({.fields = {"code", "name", "", ""}, .line = 1}, kRequired).ok());
}

}  // namespace
}  // namespace participation::csv
