#include "libs/csv/writer.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace participation::csv {
namespace {

std::string Line(std::vector<std::string_view> cells, WriterOptions options = {}) {
  std::string line;
  Writer{options}.AppendRecord(line, cells);
  return line;
}

TEST(CsvWriterTest, OnlyCellsThatNeedQuotesGetThem) {
  EXPECT_EQ(Line({"a", "b c", "d,e", "say \"x\"", "one\ntwo", " x", ""}),
            "a,b c,\"d,e\",\"say \"\"x\"\"\",\"one\ntwo\",\" x\",\r\n");
}

TEST(CsvWriterTest, ALoneEmptyCellIsNoBlankLine) {
  EXPECT_EQ(Line({""}), "\"\"\r\n");
  EXPECT_EQ(Line({}), "");
}

TEST(CsvWriterTest, CellsThatWouldRunAsFormulasGetAnApostrophe) {
  EXPECT_EQ(Line({"=1+1", "+1", "-1", "@SUM(A1)", "a=b", "\t=1"}), "'=1+1,'+1,'-1,'@SUM(A1),a=b,'\t=1\r\n");
  EXPECT_EQ(Line({"=HYPERLINK(\"x\",\"y\")"}), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
  EXPECT_EQ(Line({"=1+1", "-1"}, {.formulas = Formulas::kKeep}), "=1+1,-1\r\n");
}

TEST(CsvWriterTest, SeparatorAndLineEndMayBeChosen) {
  EXPECT_EQ(Line({"a,b", "c;d"}, {.separator = ';', .line_end = "\n"}), "a,b;\"c;d\"\n");
}

}  // namespace
}  // namespace participation::csv
