#include "services/feedback_ingestion/imports/parse_mapping.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/namespace.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

constexpr char kSmallest[] = R"(source_system: test
source: survey
submission_id: Id
question: {constant: why}
comment: Comment
date: received
)";

std::vector<std::string> ProblemsIn(const std::string& yaml) {
  std::vector<std::string> problems;
  const auto mapping = ParseMapping(yaml);
  for (const auto& violation : refusal::ViolationsOf(mapping.status())) {
    EXPECT_EQ(violation.field, "mapping");
    problems.push_back(violation.description);
  }
  return problems;
}

TEST(ParseMappingTest, TheSmallestMappingIsSix) {
  const auto mapping = ParseMapping(kSmallest);
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  EXPECT_EQ(mapping->source, Source::kSurvey);
  EXPECT_THAT(mapping->submission_id.columns, ElementsAre("Id"));
  EXPECT_EQ(mapping->question.constant, "why");
  EXPECT_EQ(mapping->date.column, "");
  EXPECT_TRUE(mapping->blank.contains("did not answer"));
  EXPECT_THAT(mapping->Columns(), ElementsAre("Id", "Comment"));
}

TEST(ParseMappingTest, EveryShippedMappingIsRead) {
  int mappings = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(PARTICIPATION_SOURCE_DIR "/services/feedback_ingestion/mappings")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream file{entry.path()};
    std::stringstream text;
    text << file.rdbuf();
    const auto mapping = ParseMapping(text.str());
    EXPECT_TRUE(mapping.ok()) << entry.path() << " " << mapping.status();
    ++mappings;
  }
  EXPECT_EQ(mappings, 3);
}

TEST(ParseMappingTest, AnUnknownKeyIsNamedWithItsLineAndWhatIsAllowed) {
  EXPECT_THAT(ProblemsIn(std::string{kSmallest} + "commnet: Text\n"),
              ElementsAre(AllOf(HasSubstr("line 7: 'commnet'"), HasSubstr("fft_answer"), HasSubstr("comment"))));
  EXPECT_THAT(ProblemsIn(std::string{kSmallest} + "organisation:\n  colunm: Trust\n"),
              Contains(AllOf(HasSubstr("line 8: 'organisation.colunm'"), HasSubstr("column, columns"))));
}

TEST(ParseMappingTest, WhatIsMissingIsNamedAllAtOnce) {
  const auto problems = ProblemsIn("separator: ','\n");
  for (const std::string key : {"source_system", "'source'", "submission_id", "question", "comment", "date"}) {
    EXPECT_THAT(problems, Contains(HasSubstr(key)));
  }
}

TEST(ParseMappingTest, ValuesMayStandForNothingOrForThemselves) {
  const auto mapping = ParseMapping(std::string{kSmallest} +
                                    "organisation: {column: Trust, values: {NEAS: RX6, ' Old  Trust ': none}}\n"
                                    "service: {column: Service, values: {Unknown: none}, otherwise: keep}\n"
                                    "contributor: {column: Who, otherwise: none}\n");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  EXPECT_EQ(mapping->organisation.values.at("neas"), "RX6");
  EXPECT_EQ(mapping->organisation.values.at("old trust"), "");
  EXPECT_FALSE(mapping->organisation.otherwise.has_value());
  EXPECT_TRUE(mapping->service.keep_others);
  EXPECT_EQ(mapping->contributor.otherwise, "");
}

TEST(ParseMappingTest, TheOrderOfDatesIsOneOfFourAndMayDifferByOrganisation) {
  const std::string start = R"(source_system: test
source: survey
submission_id: Id
question: {constant: why}
comment: Comment
)";
  const auto mapping =
      ParseMapping(start + "date: {column: Date, order: month-first, order_by_organisation: {RHA: day-first}}\n");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  EXPECT_EQ(mapping->date.order, identifiers::DateOrder::kMonthFirst);
  EXPECT_EQ(mapping->date.order_by_organisation.at("RHA"), identifiers::DateOrder::kDayFirst);
  EXPECT_EQ(ParseMapping(start + "date: {column: Date}\n")->date.order, std::nullopt);
  EXPECT_THAT(ProblemsIn(start + "date: {column: Date, order: american}\n"), Contains(HasSubstr("unambiguous-only")));
}

TEST(ParseMappingTest, AnAnswerMayOnlyStandForOneOfTheSix) {
  EXPECT_TRUE(ParseMapping(std::string{kSmallest} + "fft_answer: {column: A, values: {A: very-good, B: none}}\n").ok());
  EXPECT_THAT(ProblemsIn(std::string{kSmallest} + "fft_answer: {column: A, values: {A: excellent}}\n"),
              Contains(HasSubstr("dont-know")));
}

TEST(ParseMappingTest, WhatIsWrittenWrongIsNamedWithItsLineAndWhatIsAllowed) {
  const std::string wrong = R"(source_system: Test System
source: FRIENDS_AND_FAMILY_TEST
separator: comma
submission_id: Id
question: {constant: Why not}
organisation:
  constant: trust
fft_answer:
  column: Answer
  values:
    7: none
    8: excellent
date:
  column: Date
  order: american
contributor: {constant: jo}
)";
  EXPECT_THAT(
      ProblemsIn(wrong),
      UnorderedElementsAre(
          AllOf(HasSubstr("line 1: 'source_system'"), HasSubstr("lower-case")),
          AllOf(HasSubstr("line 2: 'source'"), HasSubstr("friends-and-family-test, survey")),
          AllOf(HasSubstr("line 3: 'separator'"), HasSubstr("\";\"")), HasSubstr("line 5: 'question' must be a code"),
          HasSubstr("line 6: 'organisation' must be an ODS code"),
          AllOf(HasSubstr("line 12: "), HasSubstr("'fft_answer.values'"), HasSubstr("very-good")),
          AllOf(HasSubstr("line 15: "), HasSubstr("day-first")), HasSubstr("line 16: 'contributor' must be a UUID")));
  EXPECT_THAT(ProblemsIn(std::string{kSmallest}.replace(std::string{kSmallest}.find("received"), 8, "today")),
              ElementsAre(AllOf(HasSubstr("line 6: 'date'"), HasSubstr("`received`"))));
}

TEST(ParseMappingTest, WhatIsNoYamlOrNoGroupOfKeysIsRefusedWithItsLine) {
  EXPECT_THAT(ProblemsIn("a: [b\nc: }"), ElementsAre(HasSubstr("is not YAML")));
  EXPECT_THAT(ProblemsIn("just words"), ElementsAre(HasSubstr("key: value")));
  EXPECT_THAT(ProblemsIn(std::string{kSmallest} + "source: survey\n"), ElementsAre(HasSubstr("twice")));
  EXPECT_FALSE(ParseMapping("").ok());
  EXPECT_FALSE(ParseMapping("a: {b: {c: {d: {e: f}}}}").ok());
}

TEST(ParseMappingTest, HostileTextIsRefusedAndNothingWorse) {
  EXPECT_FALSE(ParseMapping(std::string(60'000, '[')).ok());
  EXPECT_FALSE(ParseMapping(std::string(60'000, '{')).ok());
  EXPECT_FALSE(ParseMapping("&a [*a]").ok());
  EXPECT_FALSE(ParseMapping("a: &x {b: *x}").ok());
  EXPECT_FALSE(ParseMapping(std::string{"a\0b: c", 6}).ok());
  std::string many;
  for (int i = 0; i < 6000; ++i) many += "k" + std::to_string(i) + ": v\n";
  EXPECT_EQ(ProblemsIn(many).size(), 100u);
}

TEST(ParseMappingTest, AnotherMappingHasAnotherHash) {
  EXPECT_EQ(HashOfMapping("a").size(), 64u);
  EXPECT_NE(HashOfMapping("a"), HashOfMapping("b"));
}

}  // namespace
}  // namespace participation::feedback_ingestion
