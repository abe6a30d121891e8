#include "libs/text/folded_text.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "libs/text/utf8.hpp"

namespace participation::text {
namespace {

std::string OriginalOf(const FoldedText& folded, std::string_view original, std::string_view part) {
  const auto at = folded.Text().find(part);
  if (at == std::string_view::npos) return "<absent>";
  const auto begin = folded.OriginalBegin(at);
  return std::string(original.substr(begin, folded.OriginalEnd(at + part.size()) - begin));
}

TEST(FoldedTextTest, AsciiIsNotCopied) {
  const std::string original = "plain 943 476 5919";
  const FoldedText folded(original);
  EXPECT_EQ(folded.Text().data(), original.data());
  EXPECT_EQ(folded.OriginalBegin(6), 6u);
  EXPECT_EQ(folded.OriginalEnd(9), 9u);
}

TEST(FoldedTextTest, DigitsDashesSpacesAndQuotesBecomeAscii) {
  EXPECT_EQ(Fold("９４３\u00A0476–５９１９"), "943 476-5919");
  EXPECT_EQ(Fold("٩٤٣ ۴۷۶"), "943 476") << "Arabic-Indic and Persian digits";
  EXPECT_EQ(Fold("don’t “say”"), "don't \"say\"");
  EXPECT_EQ(Fold("ｊｏ＠ｘ．ｕｋ"), "jo@x.uk");
}

TEST(FoldedTextTest, InvisibleCharactersAreLeftOut) {
  EXPECT_EQ(Fold("07\u200B700\u00AD 900\u202C123"), "07700 900123");
}

TEST(FoldedTextTest, LettersAreComposedAndKeepTheirCase) { EXPECT_EQ(Fold("Zoe\u0308 患者"), "Zoë 患者"); }

TEST(FoldedTextTest, EveryPartLeadsBackToItsBytes) {
  const std::string original = "é９４３\u00A0476–５９１９\u200B, Zoe\u0308!";
  const FoldedText folded(original);
  EXPECT_EQ(OriginalOf(folded, original, "943 476-5919"), "９４３\u00A0476–５９１９");
  EXPECT_EQ(OriginalOf(folded, original, "Zoë"), "Zoe\u0308");
  EXPECT_EQ(OriginalOf(folded, original, "!"), "!");
}

TEST(FoldedTextTest, ABoundaryInsideAComposedCharacterMovesToItsEnd) {
  const std::string original = "1\u0335 x";  // a digit struck through: two code points, three bytes, one character
  const FoldedText folded(original);
  EXPECT_EQ(folded.OriginalEnd(1), 3u);
}

TEST(FoldedTextTest, BytesThatAreNotUtf8StayAsTheyAre) { EXPECT_EQ(Fold("a\xFF\xC3 b\u00A0"), "a\xFF\xC3 b "); }

TEST(FoldedTextTest, AnyBytesLeadBackToWholeCharacters) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string original;
    for (int i = 0; i < 24; ++i) original.push_back(static_cast<char>(random() % 256));
    const FoldedText folded(original);
    std::size_t previous = 0;
    for (std::size_t at = 1; at <= folded.Text().size(); ++at) {
      const std::size_t end = folded.OriginalEnd(at);
      ASSERT_LE(previous, end);
      ASSERT_LE(end, original.size());
      previous = end;
    }
  }
}

}  // namespace
}  // namespace participation::text
