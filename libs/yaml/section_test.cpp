#include "libs/yaml/section.hpp"

#include <gmock/gmock.h>

namespace participation::yaml {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string WhyRefused(const std::string& text) { return std::string{Section::Parse(text, 2).status().message()}; }

TEST(SectionTest, ValuesListsAndSectionsAreFoundWithTheirLines) {
  const auto section = Section::Parse("one: 1\nmany: [a, b]\nbelow:\n  two: 2\n");
  ASSERT_TRUE(section.ok()) << section.status();
  Problems problems;
  EXPECT_EQ(section->Text("one", "", problems), "1");
  EXPECT_EQ(section->Text("other", "fallback", problems), "fallback");
  EXPECT_THAT(section->Texts("many", problems), ElementsAre("a", "b"));
  EXPECT_THAT(section->Texts("one", problems), ElementsAre("1"));
  EXPECT_THAT(section->Texts("other", problems), ElementsAre());
  EXPECT_EQ(section->Find("below")->section->PathOf("two"), "below.two");
  EXPECT_EQ(section->Find("below")->section->At("two"), "line 4: ");
  EXPECT_THAT(problems, ElementsAre());
}

TEST(SectionTest, WhatHasAnotherFormOrIsNotKnownIsAProblemWithItsLine) {
  const auto section = Section::Parse("many: [a]\nbelow: {x: 1}\nother: 1\n");
  Problems problems;
  section->Text("many", "", problems);
  section->Texts("below", problems);
  section->Allow({"many", "below"}, problems);
  EXPECT_THAT(problems,
              ElementsAre("line 1: 'many' must be plain text", "line 2: 'below' must be a text, or a list of texts",
                          "line 3: 'other' is not known; allowed: many, below"));
}

TEST(SectionTest, WhatIsNoSuchTextIsRefusedWithTheLine) {
  EXPECT_THAT(WhyRefused("- a"), HasSubstr("line 1: must hold lines of the form"));
  EXPECT_THAT(WhyRefused("a: 1\nb: 2\na: 3"), HasSubstr("line 3: 'a' stands there twice"));
  EXPECT_THAT(WhyRefused("a: [b\nc: }"), HasSubstr("is not YAML"));
  EXPECT_THAT(WhyRefused("a:\n  b:\n    c: 1"), HasSubstr("line 2: 'a.b' must have a value, and no more levels"));
}

}  // namespace
}  // namespace participation::yaml
