#include "libs/mail/quoted_printable.hpp"

#include <gtest/gtest.h>

#include <random>

#include "libs/mail/testing/parsed_mail.hpp"

namespace participation::mail {
namespace {

TEST(QuotedPrintableTest, LongLinesAreCutSoftlyAndReadBack) {
  for (const std::string& text : {std::string(5000, 'x'), std::string(5000, '.'), std::string(5000, ' ') + "x",
                                  std::string(74, 'x') + "é", std::string(75, 'x') + "F", std::string(76, '=')}) {
    const std::string encoded = QuotedPrintable(text);
    EXPECT_EQ(DecodeQuotedPrintable(encoded), text + "\r\n");
    for (std::size_t begin = 0, end = 0; begin < encoded.size(); begin = end + 2) {
      end = encoded.find("\r\n", begin);
      ASSERT_LE(end - begin, 76u);
      EXPECT_NE(encoded[begin], '.') << "a line that begins with a dot ends the message in some programs";
      EXPECT_NE(encoded[end - 1], ' ') << "a space at the end of a line is lost on the way";
    }
  }
}

TEST(QuotedPrintableTest, EveryLineEndBecomesOne) {
  EXPECT_EQ(QuotedPrintable("a\nb\r\nc\rd\n\ne"), "a\r\nb\r\nc\r\nd\r\n\r\ne\r\n");
  EXPECT_EQ(QuotedPrintable(""), "");
  EXPECT_EQ(QuotedPrintable("\n"), "\r\n");
}

TEST(QuotedPrintableTest, OnlyWhatNeedsItIsEscaped) {
  EXPECT_EQ(QuotedPrintable("1 = 1 é\tz\t\nFrom . \n"), "1 =3D 1 =C3=A9\tz=09\r\n=46rom .=20\r\n");
}

TEST(QuotedPrintableTest, AnyBytesReadBack) {
  std::mt19937 random{7};
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 400, ' ');
    for (char& byte : text) byte = static_cast<char>(random() % (round % 2 == 0 ? 256 : 64));
    std::string expected;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
      if (text[i] == '\r' || text[i] == '\n')
        expected += "\r\n";
      else
        expected += text[i];
      if (pair) ++i;
    }
    if (!text.empty() && !expected.ends_with("\r\n")) expected += "\r\n";
    EXPECT_EQ(DecodeQuotedPrintable(QuotedPrintable(text)), expected);
  }
}

}  // namespace
}  // namespace participation::mail
