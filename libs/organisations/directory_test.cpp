#include "libs/organisations/directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace participation::organisations {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

constexpr std::string_view kHeader = "code,name,kind,parent,opened,closed\n";
constexpr std::string_view kRegion =
    "Y9Z,Example Region,REGION,,,\n"
    "Q9Z,Example ICB,ICB,Y9Z,2022-07-01,\n"
    "R9A,Northern Trust,TRUST,Q9Z,2010-04-01,2025-03-31\n"
    "R9B,Merged Trust,TRUST,Q9Z,2010-04-01,\n"
    "R9A01,Hill Hospital,SITE,R9A,2010-04-01,2025-03-31\n"
    "r9a01,\"Hill Hospital, Merged\",SITE,R9B,2025-04-01,\n"
    "R9B01,Dale Hospital,SITE,R9B,,\n"
    "U9Z,Example Network,PCN,Q9Z,2019-07-01,\n"
    "A99001,Wye Surgery,PRACTICE,U9Z,,\n";

constexpr Date kBefore = 2025y / 3 / 31;
constexpr Date kAfter = 2025y / 4 / 1;

Directory Example() {
  auto directory = Directory::Parse(std::string(kHeader) + std::string(kRegion), "example.csv");
  EXPECT_TRUE(directory.ok()) << directory.status();
  return *std::move(directory);
}

std::string RefusalOf(std::string_view rows) {
  const auto directory = Directory::Parse(std::string(kHeader) + std::string(rows), "example.csv");
  EXPECT_EQ(directory.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(directory.status().message());
}

TEST(OrganisationsTest, ACodeIsFoundAsItWasOnADate) {
  const Directory directory = Example();
  ASSERT_NE(directory.Find("R9A01"), nullptr);
  EXPECT_EQ(directory.Find("R9A01")->name, "Hill Hospital, Merged");
  EXPECT_EQ(directory.Find("R9A01", kBefore)->name, "Hill Hospital");
  EXPECT_EQ(directory.Find("R9A01", 2010y / 3 / 31), nullptr);
  EXPECT_EQ(directory.Find("R9A", kAfter), nullptr);
  EXPECT_EQ(directory.Find("R9A")->closed, kBefore);
  EXPECT_EQ(directory.Find("NONE1"), nullptr);
  EXPECT_EQ(directory.all().size(), 9u);
}

TEST(OrganisationsTest, TheHierarchyIsThatOfTheDate) {
  const Directory directory = Example();
  EXPECT_EQ(directory.ParentOf("R9A01", kBefore)->code, "R9A");
  EXPECT_EQ(directory.ParentOf("R9A01", kAfter)->code, "R9B");
  EXPECT_EQ(directory.ParentOf("Y9Z", kAfter), nullptr);
  EXPECT_EQ(directory.AncestorAt(Kind::kIcb, "A99001", kAfter)->code, "Q9Z");
  EXPECT_EQ(directory.AncestorAt(Kind::kIcb, "R9A01", 2022y / 6 / 30), nullptr);
  EXPECT_EQ(directory.AncestorAt(Kind::kSite, "R9A01", kAfter)->code, "R9A01");
  EXPECT_EQ(directory.AncestorAt(Kind::kSite, "R9B", kAfter), nullptr);
  EXPECT_TRUE(directory.IsWithin("R9A01", "R9B", kAfter));
  EXPECT_FALSE(directory.IsWithin("R9A01", "R9B", kBefore));
  EXPECT_TRUE(directory.IsWithin("R9B", "R9B", kAfter));
  EXPECT_FALSE(directory.IsWithin("NONE1", "NONE1", kAfter));
}

TEST(OrganisationsTest, ChildrenAreThoseOpenOnTheDate) {
  const Directory directory = Example();
  const auto codes = [&](std::string_view parent, Date date) {
    std::string codes;
    for (const Organisation* child : directory.ChildrenOf(parent, date)) codes += child->code + " ";
    return codes;
  };
  EXPECT_EQ(codes("R9B", kBefore), "R9B01 ");
  EXPECT_EQ(codes("R9B", kAfter), "R9A01 R9B01 ");
  EXPECT_EQ(codes("Q9Z", kAfter), "R9B U9Z ");
  EXPECT_EQ(codes("NONE1", kAfter), "");
}

TEST(OrganisationsTest, WhatIsWrongIsSaidByLineAndColumn) {
  EXPECT_THAT(RefusalOf("A B,x,ICB,,,\n"), HasSubstr("example.csv:\nline 2, column code: "));
  EXPECT_THAT(RefusalOf("Q9Z,x,WARD,,,\n"), HasSubstr("line 2, column kind: give REGION, ICB"));
  EXPECT_THAT(RefusalOf("Q9Z, ,ICB,,,\n"), HasSubstr("line 2, column name: "));
  EXPECT_THAT(RefusalOf("Q9Z,\xC9toile,ICB,,,\n"), HasSubstr("line 2, column name: this is not printable UTF-8"));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,?,,\n"), HasSubstr("line 2, column parent: "));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,01/07/2022,\n"), HasSubstr("line 2, column opened: give a date as YYYY-MM-DD"));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,,2023-02-29\n"), HasSubstr("line 2, column closed: "));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,2023-01-02,2023-01-01\n"), HasSubstr("line 2, column closed: this is before"));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,,,more\n"), HasSubstr("line 2, column 7: "));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,,\nR9A,\"x\"y,TRUST,Q9Z,,\n"), HasSubstr("line 3, column 2: "));
  EXPECT_THAT(RefusalOf(""), HasSubstr("no organisation"));
}

TEST(OrganisationsTest, AHierarchyThatDoesNotHoldTogetherIsRefused) {
  EXPECT_THAT(RefusalOf("R9A,x,TRUST,Q9Z,,\n"), HasSubstr("line 2, column parent: no row has this code"));
  EXPECT_THAT(RefusalOf("R9A,x,TRUST,R9B,,\nR9B,y,TRUST,R9A,,\n"),
              HasSubstr("it names a row of kind TRUST, below which"));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,Q9Z,,\n"), HasSubstr("line 2, column parent: "));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,,2024-01-01\nQ9Z,x,ICB,,2024-01-01,\n"),
              HasSubstr("line 3, column opened: the code has another row on line 2"));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,,\nQ9Z,x,ICB,,,\n"), HasSubstr("column opened"));
  EXPECT_THAT(RefusalOf("Q9Z,x,ICB,,,2024-01-01\nQ9Z,x,REGION,,2024-01-02,\n"), HasSubstr("line 3, column kind: "));
}

TEST(OrganisationsTest, OnlyTheFirstTenProblemsAreToldInFull) {
  std::string rows;
  for (int i = 0; i < 25; ++i) rows += "?,x,ICB,,,\n";
  EXPECT_THAT(RefusalOf(rows),
              ::testing::AllOf(HasSubstr("line 11,"), ::testing::Not(HasSubstr("line 12,")), HasSubstr("and 15 more")));
}

TEST(OrganisationsTest, AHeaderThatLacksAColumnIsRefused) {
  const auto directory = Directory::Parse("code,name,kind,opened,closed\n", "x.csv");
  EXPECT_THAT(std::string(directory.status().message()), HasSubstr("the header has no column parent"));
}

TEST(OrganisationsTest, TheVersionTellsFilesApart) {
  const Directory directory = Example();
  EXPECT_EQ(directory.version().file, "example.csv");
  EXPECT_EQ(directory.version().rows, 9u);
  EXPECT_EQ(directory.version().date, Date(2025y / 4 / 1));
  const std::string other = std::string(kHeader) + "Q9Z,Example ICB,ICB,,,\n";
  const auto dated = Directory::Parse(other, "organisations-2026-11-01.csv");
  ASSERT_TRUE(dated.ok()) << dated.status();
  EXPECT_NE(dated->version().checksum, directory.version().checksum);
  EXPECT_EQ(Directory::Parse(other, "x.csv")->version().checksum, dated->version().checksum);
  EXPECT_EQ(dated->version().ToString(),
            "organisations-2026-11-01.csv, 1 rows, dated 2026-11-01, checksum " + dated->version().checksum);
}

TEST(OrganisationsTest, AFileIsLoadedAndAMissingOneIsNamed) {
  const auto file = std::filesystem::path(::testing::TempDir()) / "organisations-2026-11-01.csv";
  std::ofstream(file, std::ios::binary) << "\xEF\xBB\xBF" << kHeader << kRegion;
  const auto directory = Directory::Load(file);
  ASSERT_TRUE(directory.ok()) << directory.status();
  EXPECT_EQ(directory->version().file, "organisations-2026-11-01.csv");
  std::filesystem::remove(file);
  const auto missing = Directory::Load(file);
  EXPECT_EQ(missing.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(missing.status().message()), HasSubstr("organisations-2026-11-01.csv"));
}

TEST(OrganisationsTest, TheDemoRegionIsRead) {
  const auto file = std::filesystem::path(PARTICIPATION_SOURCE_DIR) / "tools/demo/region/organisations.csv";
  const auto directory = Directory::Load(file);
  ASSERT_TRUE(directory.ok()) << directory.status();
  for (const Organisation& organisation : directory->all()) {
    const Organisation* top = directory->AncestorAt(Kind::kRegion, organisation.code, kAfter);
    ASSERT_NE(top, nullptr) << organisation.code;
    EXPECT_EQ(top->name, "Example Region (synthetic)");
  }
}

}  // namespace
}  // namespace participation::organisations
