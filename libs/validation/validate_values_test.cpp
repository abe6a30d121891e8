#include <gtest/gtest.h>

#include <string>

#include "libs/validation/testing/found.hpp"
#include "libs/validation/validate.hpp"

namespace participation::validation {
namespace {

TEST(ValidateValuesTest, WhatKeepsTheRulesPasses) {
  EXPECT_EQ(InTexts("plain: 'héllo' note: 'a\\nb\\tc' colour: '#00ff7f' email: 'a@example.org' nickname: 'jo'"),
            None{});
  EXPECT_EQ(InNumbers("page_size: 1000 offset: 10 share: 0.5 weight: -3"), None{});
  EXPECT_EQ(InThings("maybe: COLOUR_BLUE lasts { seconds: 60 } labels { key: 'k' value: 'v' }"), None{});
}

TEST(ValidateValuesTest, EveryViolatedFieldIsNamed) {
  EXPECT_EQ(Found<Texts>("plain: 'a\\nb' colour: 'red' email: 'nobody'"),
            (None{{"plain", "must be on one line, without tabs"},
                  {"title", "is required"},
                  {"colour", "must be a colour like #00ff7f"},
                  {"email", "must be an e-mail address like name@example.org"}}));
}

TEST(ValidateValuesTest, TextIsCountedInCharactersAndBoundedByDefault) {
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "é";
  EXPECT_EQ(InTexts("plain: '" + accents + "'"), None{});
  EXPECT_EQ(InTexts("plain: '" + accents + "x'"), (None{{"plain", "must have at most 200 characters"}}));
  EXPECT_EQ(Found<Texts>("title: 'ab'"), (None{{"title", "must have 3 to 10 characters"}}));
  EXPECT_EQ(InTexts("nickname: 'j'"), (None{{"nickname", "must have 2 to 200 characters"}}));
}

TEST(ValidateValuesTest, RequiredTextIsNotOnlySpaces) {
  EXPECT_EQ(Found<Texts>("title: '    '"), (None{{"title", "is required, and not only spaces"}}));
  EXPECT_EQ(InTexts("plain: '   ' nickname: '' reason: ''"), None{});
}

TEST(ValidateValuesTest, ControlCharactersAreNowhereAndLineBreaksOnlyWhereSaid) {
  for (const std::string bad : {"\\000", "\\033", "\\177", "\\302\\200"}) {
    EXPECT_EQ(InTexts("note: 'a" + bad + "b'"), (None{{"note", "must have no control characters"}})) << bad;
  }
  for (const std::string line_break : {"\\n", "\\r", "\\t", "\\302\\205", "\\342\\200\\250", "\\342\\200\\251"}) {
    EXPECT_EQ(InTexts("note: 'a" + line_break + "b'"), None{}) << line_break;
    EXPECT_EQ(InTexts("plain: 'a" + line_break + "b'").count("plain"), 1u) << line_break;
  }
  EXPECT_EQ(InTexts("plain: '\\302\\240 \\342\\200\\252'"), None{});
}

TEST(ValidateValuesTest, BytesAreBounded) {
  EXPECT_EQ(InTexts("digest: 'short'"), (None{{"digest", "must have 32 bytes"}}));
  EXPECT_EQ(InTexts("blob: '" + std::string(4096, 'x') + "'"), None{});
  EXPECT_EQ(InTexts("blob: '" + std::string(4097, 'x') + "'"), (None{{"blob", "must have at most 4096 bytes"}}));
}

TEST(ValidateValuesTest, NumbersStayWithinTheirBounds) {
  EXPECT_EQ(InNumbers("page_size: -1"), (None{{"page_size", "must be 0 to 1000"}}));
  EXPECT_EQ(InNumbers("page_size: 1001"), (None{{"page_size", "must be 0 to 1000"}}));
  EXPECT_EQ(InNumbers("offset: 9"), (None{{"offset", "must be at least 10"}}));
  EXPECT_EQ(InNumbers("share: 1.01"), (None{{"share", "must be 0 to 1"}}));
  EXPECT_EQ(Found<Numbers>("seats: 18446744073709551615 answer: 1"), (None{{"seats", "must be at most 500"}}));
  EXPECT_EQ(InNumbers("share: nan weight: inf"),
            (None{{"share", "must be a finite number"}, {"weight", "must be a finite number"}}));
}

TEST(ValidateValuesTest, ARequiredNumberMayBeZeroOnlyIfItCanBeAbsent) {
  EXPECT_EQ(Found<Numbers>("answer: 0"), (None{{"seats", "is required, and not zero"}}));
  EXPECT_EQ(Found<Numbers>("seats: 1"), (None{{"answer", "is required"}}));
}

TEST(ValidateValuesTest, AnEnumIsOneOfItsNamedValues) {
  EXPECT_EQ(InThings("maybe: 2"), (None{{"maybe", "must be one of: COLOUR_RED, COLOUR_BLUE"}}));
  EXPECT_EQ(InThings("colour: COLOUR_UNSPECIFIED"),
            (None{{"colour", "is required, as one of: COLOUR_RED, COLOUR_BLUE"}}));
  EXPECT_EQ(InThings("colours: [COLOUR_RED, COLOUR_UNSPECIFIED, 7]"),
            (None{{"colours[1]", "is required, as one of: COLOUR_RED, COLOUR_BLUE"},
                  {"colours[2]", "must be one of: COLOUR_RED, COLOUR_BLUE"}}));
}

}  // namespace
}  // namespace participation::validation
