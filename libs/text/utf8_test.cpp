#include "libs/text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace participation::text {
namespace {

TEST(Utf8Test, WellFormedTextIsValid) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("plain words of more than eight bytes"));
  EXPECT_TRUE(IsValidUtf8("Zażółć – 患者 \U0001F600"));
}

TEST(Utf8Test, BrokenSequencesAreRefused) {
  EXPECT_FALSE(IsValidUtf8("eight bytes then \xC3"));
  EXPECT_FALSE(IsValidUtf8("\xC0\xAF")) << "overlong";
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80")) << "surrogate";
  EXPECT_FALSE(IsValidUtf8("\xF4\x90\x80\x80")) << "above U+10FFFF";
  EXPECT_FALSE(IsValidUtf8("caf\xE9")) << "Latin-1";
}

TEST(Utf8Test, LengthIsCountedInCodePoints) {
  EXPECT_EQ(CodePoints(""), 0u);
  EXPECT_EQ(CodePoints("abc"), 3u);
  EXPECT_EQ(CodePoints("é–\U0001F600"), 3u);
}

TEST(Utf8Test, ControlCharactersBesidesLineAndTabAreFound) {
  EXPECT_EQ(FirstControlCharacter("line\nline\ttab\r\n é"), std::nullopt);
  EXPECT_EQ(FirstControlCharacter(std::string("ab\0c", 4)), 2u);
  EXPECT_EQ(FirstControlCharacter("bell\a"), 4u);
  EXPECT_EQ(FirstControlCharacter("\x7F"), 0u);
  EXPECT_EQ(FirstControlCharacter("x\xC2\x85"), 1u) << "a Windows-1252 ellipsis read as Latin-1";
  EXPECT_EQ(FirstControlCharacter("\xC2\xA0"), std::nullopt) << "a no-break space is not a control";
}

TEST(Utf8Test, WhiteSpaceOfAnyScriptIsTrimmedFromTheEndsOnly) {
  EXPECT_EQ(Trim("  a b \r\n"), "a b");
  EXPECT_EQ(Trim("\xEF\xBB\xBF\xC2\xA0Zoë\xE3\x80\x80"), "Zoë");
  EXPECT_EQ(Trim(" \xC2\xA0 "), "");
  EXPECT_EQ(Trim(""), "");
}

TEST(Utf8Test, ComposedAndDecomposedNamesBecomeEqual) {
  EXPECT_EQ(ToNfc("Zoe\xCC\x88"), "Zoë");
  EXPECT_EQ(ToNfc("Zoë"), "Zoë");
  EXPECT_EQ(ToNfc("Zoe"), "Zoe");
}

}  // namespace
}  // namespace participation::text
