#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char kMapping[] = R"(
source_system: test
source: survey
submission_id: Id
organisation: {constant: RX6}
question: {constant: why}
fft_answer: Answer
comment: Comment
date: {column: Date, order: year-first}
)";
constexpr char kHeader[] = "Id,Answer,Comment,Date\n";

class ImportingTest : public testing::Test {
 protected:
  ImportingTest() { std::ofstream{mapping_} << kMapping; }

  std::string Write(const std::string& name, const std::string& content) const {
    std::ofstream{platform_.File(name), std::ios::binary} << content;
    return platform_.File(name);
  }

  Said Import(const std::string& file, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"feedback", "import", file, "--mapping", mapping_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return platform_.Ask(arguments);
  }

  std::vector<std::string> Lines(const std::string& file) const {
    std::ifstream stream{file, std::ios::binary};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
  }

  Platform platform_;
  const std::string mapping_ = platform_.File("mapping.yaml");
};

TEST_F(ImportingTest, EveryRejectedRowIsInTheProblemsFileHoweverMany) {
  constexpr int kRows = 12'345;  // more than one reply holds, and more than the platform keeps
  std::string rows = kHeader;
  for (int i = 0; i < kRows; ++i) rows += std::to_string(i) + ",9,x,2025-01-01\n";
  const std::string problems = platform_.File("problems.csv");
  for (const auto& more : {std::vector<std::string>{"--validate-only"}, std::vector<std::string>{}}) {
    std::vector<std::string> arguments{"--problems", problems};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Said said = Import(Write("many.csv", rows), arguments);
    EXPECT_EQ(said.code, 0) << said.errors;
    EXPECT_THAT(said.output, AllOf(HasSubstr("12345 x ANSWER_UNKNOWN, first on line 2, column Answer"),
                                   HasSubstr("each is in " + problems)));
    const auto lines = Lines(problems);
    ASSERT_EQ(lines.size(), kRows + 1u);
    EXPECT_EQ(lines[0], "line,column,value,reason,message,advice\r");
    EXPECT_THAT(lines.back(), StartsWith("12346,Answer,\"whole number, 1 digit\",ANSWER_UNKNOWN,"));
  }
}

TEST_F(ImportingTest, ARowOfTheWrongShapeHasColumnAndKindToo) {
  const std::string problems = platform_.File("problems.csv");
  const std::string rows = "1,1,good\n2,1,\"good\"x,2025-01-01\n3,1,good,2025-01-01,more\n4,1,good,2025-01-01\n";
  EXPECT_THAT(Import(Write("shapes.csv", kHeader + rows), {"--problems", problems}).output,
              StartsWith("4 rows = 1 stored + 0 had already + 0 blank + 3 rejected\n"));
  const auto lines = Lines(problems);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_THAT(lines[1], StartsWith("2,Date,row of 3 fields,WRONG_NUMBER_OF_FIELDS,"));
  EXPECT_THAT(lines[2], StartsWith("3,Comment,row of 23 bytes,UNREADABLE,"));
  EXPECT_THAT(lines[3], StartsWith("4,5,row of 5 fields,WRONG_NUMBER_OF_FIELDS,"));
}

TEST_F(ImportingTest, LineEndsAndAByteOrderMarkMakeNoDifference) {
  const auto with = [](const std::string& end, const std::string& id) {
    return "Id,Answer,Comment,Date" + end + id + ",1,good,2025-01-01" + end + id + "b,2,fair,2025-01-01" + end;
  };
  int file = 0;
  for (const std::string& content : {with("\r\n", "a"), with("\r", "c"), "\xef\xbb\xbf" + with("\n", "d")}) {
    EXPECT_THAT(Import(Write(std::to_string(++file) + ".csv", content)).output, StartsWith("2 rows = 2 stored"));
  }
}

TEST_F(ImportingTest, WhatIsNoCsvFileIsRefusedWithWhatToDo) {
  EXPECT_THAT(Import(Write("empty.csv", "")).errors, HasSubstr("the file is empty: its first line must name"));
  EXPECT_THAT(Import(Write("16.csv", std::string{"\xff\xfeI\0d\0", 6})).errors, HasSubstr("Save it as \"CSV UTF-8\""));
  EXPECT_THAT(Import(Write("book.xlsx", "PK\x03\x04 and so on")).errors, HasSubstr("save the sheet as \"CSV UTF-8\""));
  EXPECT_THAT(Import(platform_.File("")).errors, HasSubstr("is a folder: name a CSV file in it"));
  EXPECT_THAT(platform_.Ask({"feedback", "import", mapping_, "--mapping", platform_.File("")}).errors,
              AllOf(HasSubstr("there is no mapping"), HasSubstr("Is a directory")));
  const Said missing = Import(platform_.File("nosuch.csv"));
  EXPECT_EQ(missing.code, kUsage) << "as for every file that cannot be read";
  EXPECT_THAT(missing.errors, HasSubstr("nosuch.csv: No such file or directory"));
}

TEST_F(ImportingTest, AQuoteThatIsNeverClosedCostsItsOwnRecordOnly) {
  const Said said = Import(Write("quote.csv", std::string{kHeader} + "1,1,good,2025-01-01\n2,1,\"good,2025-01-01\n"));
  EXPECT_THAT(said.output, AllOf(StartsWith("2 rows = 1 stored"), HasSubstr("first on line 3, column Comment"),
                                 HasSubstr("is not closed before the end of the file")));
}

TEST_F(ImportingTest, AProblemsFileThatCannotBeWrittenIsSaidBeforeAnythingIsStored) {
  const std::string file = Write("one.csv", std::string{kHeader} + "1,1,good,2025-01-01\n");
  const Said said = Import(file, {"--problems", platform_.File("no/such/folder.csv")});
  EXPECT_EQ(said.code, kUsage);
  EXPECT_THAT(said.errors, HasSubstr("cannot write"));
  EXPECT_THAT(Import(file, {"--problems", file}).errors, HasSubstr("names the file that is to be read"));
  EXPECT_THAT(Import(file).output, StartsWith("1 row = 1 stored"));
}

TEST_F(ImportingTest, AnImportThatWasBrokenOffGoesOnInTheSameFileOnly) {
  const std::string id = "0191e8a0-7d3c-7000-8000-0000000000aa";
  const std::string begin = std::string{kHeader} + "1,9,good,2025-01-01\n2,1,good,2025-01-01\n";
  const std::string end = "3,1,good,2025-01-01\n";
  std::string mapping;
  for (const char* at = kMapping; *at != 0; ++at) mapping += *at == '\n' ? std::string{"\\n"} : std::string{*at};
  const std::string open = R"({"opening": {"import_id": ")" + id + R"(", "mapping": ")" + mapping + "\"}}\n";
  const std::string base64 =
      "SWQsQW5zd2VyLENvbW1lbnQsRGF0ZQoxLDksZ29vZCwyMDI1LTAxLTAxCjIsMSxnb29kLDIwMjUtMDEtMDEK";  // of `begin`
  const std::string pieces = Write("pieces.json", open + R"({"chunk": {"data": ")" + base64 + "\"}}\n");
  const Said broken_off = platform_.Ask({"feedback-ingestion", "import-feedback", "--json", pieces});
  ASSERT_EQ(broken_off.code, 0) << broken_off.errors;

  std::string mended = begin;
  mended.replace(mended.find("1,9"), 3, "1,5");
  const Said refused = Import(Write("mended.csv", mended + end), {"--import-id", id});
  EXPECT_THAT(refused.errors, AllOf(HasSubstr("import the file anew"), HasSubstr("(IMPORT_DIFFERS)"),
                                    Not(HasSubstr("add --import-id"))));
  EXPECT_THAT(Import(Write("whole.csv", begin + end), {"--import-id", id}).output,
              StartsWith("3 rows = 2 stored + 0 had already + 0 blank + 1 rejected"));
  EXPECT_THAT(Import(platform_.File("mended.csv")).output, StartsWith("3 rows = 1 stored + 2 had already"));
}

TEST_F(ImportingTest, WhatAnEarlierImportReportedStaysUntilANewReportIsWhole) {
  const std::string earlier = Write("earlier.csv", "of last month");
  const std::string problems = platform_.File("problems.csv");
  std::filesystem::create_symlink("earlier.csv", problems);
  const auto refused = {platform_.File("nosuch.csv"), Write("empty.csv", ""), Write("columns.csv", "Id,Answer\n")};
  for (const std::string& file : refused) {
    EXPECT_NE(Import(file, {"--problems", problems}).code, 0);
    EXPECT_THAT(Lines(earlier), ElementsAre("of last month")) << file;
    EXPECT_FALSE(std::filesystem::exists(earlier + ".partial")) << file;
  }
  EXPECT_EQ(Import(Write("new.csv", std::string{kHeader} + "1,9,x,2025-01-01\n"), {"--problems", problems}).code, 0);
  EXPECT_EQ(Lines(earlier).size(), 2U) << "the header and the row";
  EXPECT_TRUE(std::filesystem::is_symlink(problems));
  EXPECT_FALSE(std::filesystem::exists(earlier + ".partial"));
}

TEST_F(ImportingTest, WhyItWaitsIsTold) {
  const std::string file = Write("one.csv", std::string{kHeader} + "1,1,good,2025-01-01\n");
  const Said said = Execute("/usr/bin/timeout", {"3", PARTICIPATIONCTL, "--address", "127.0.0.1:1", "feedback",
                                                 "import", file, "--mapping", mapping_});
  EXPECT_THAT(said.errors, HasSubstr("waits, and tries again in 0.8 s: nothing answers at 127.0.0.1:1: "));
}

}  // namespace
}  // namespace participation::command_line
