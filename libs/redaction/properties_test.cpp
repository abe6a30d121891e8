#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "libs/identifiers/nhs_number.hpp"
#include "libs/redaction/redactor.hpp"
#include "libs/text/utf8.hpp"

namespace participation::redaction {
namespace {

const Redactor& TheRedactor() {
  static const Redactor redactor;
  return redactor;
}

// Pieces that meet in awkward ways: words that announce, numbers whole and broken, separators, placeholders.
const std::vector<std::string> kPieces = {
    "NHS number",
    "nhs no",
    "CHI",
    "DOB",
    "born",
    "date of birth",
    "birthday",
    "is",
    "was",
    "my",
    "tel",
    "phone",
    "ring me on",
    "number",
    "NI no",
    "nino",
    "postcode",
    "at",
    "@",
    "(at)",
    "dot",
    "(dot)",
    "gmail.com",
    "example.org",
    "john",
    "john.smith",
    "jo@example.org",
    "943 476 5919",
    "9434765918",
    "4010232137",
    "943",
    "476",
    "5919",
    "07700",
    "900123",
    "07700 900123",
    "+44 7700 900123",
    "+353",
    "44 7700 900123",
    "44",
    "bday",
    "NI",
    "AB 12 34 56",
    "H",
    "look",
    "bob at example.org",
    "john.smith@nhs",
    "(0)",
    "0191",
    "498",
    "0123",
    "020",
    "7946",
    "02/12/1979",
    "2.12.79",
    "2",
    "12",
    "1979",
    "021279",
    "December",
    "2nd December",
    "May",
    "of",
    "10.30",
    "AA123456B",
    "AA",
    "34",
    "56",
    "B",
    "SW1A 1AA",
    "M1",
    "1AA",
    "3rd",
    "gir 0aa",
    "[name redacted]",
    "xxxx",
    "****",
    "[NHS number removed]",
    "[date of birth removed]",
    "[telephone number removed]",
    "[e-mail address removed]",
    "[postcode removed]",
    "removed]",
    "é",
    "–",
    "\u00A0",
    "９４３",
    "\u200B",
    "٠٧",
    "Zoe\u0308",
    "🙂",
    "a",
    "x",
    "5",
    "0",
    "1",
    "(",
    ")",
    "+",
};
const std::vector<std::string> kJoints = {"",   " ", " ", " ",  "  ", "\n", "-", ".",  ". ",
                                          ", ", "/", ":", ": ", "(",  ")",  "_", "; ", "! "};

std::string RandomText(std::mt19937& random) {
  std::string text;
  const int pieces = 1 + static_cast<int>(random() % 14);
  for (int i = 0; i < pieces; ++i) text += kPieces[random() % kPieces.size()] + kJoints[random() % kJoints.size()];
  return text;
}

TEST(RedactionPropertiesTest, RedactingRedactedTextChangesNothing) {
  std::mt19937 random(20240131);
  for (int round = 0; round < 60000; ++round) {
    const std::string once = TheRedactor().Redact(RandomText(random)).text;
    const auto twice = TheRedactor().Redact(once);
    ASSERT_TRUE(twice.removals.empty()) << "round " << round << ": " << once << " => " << twice.text;
    ASSERT_EQ(twice.text, once);
  }
}

TEST(RedactionPropertiesTest, RemovalsAreOrderedApartAndNeverSplitACharacter) {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random);
    const auto redacted = TheRedactor().Redact(text);
    std::size_t previous = 0;
    for (const auto& removal : redacted.removals) {
      ASSERT_LE(previous, removal.begin);
      ASSERT_LT(removal.begin, removal.end);
      ASSERT_TRUE(text::IsValidUtf8(text.substr(removal.begin, removal.end - removal.begin)));
      previous = removal.end;
    }
    ASSERT_LE(previous, text.size());
    ASSERT_TRUE(text::IsValidUtf8(redacted.text)) << "round " << round;
  }
}

TEST(RedactionPropertiesTest, AnyBytesAreTakenWithoutHarm) {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (int i = 0; i < 60; ++i)
      bytes.push_back(random() % 3 != 0 ? static_cast<char>("0123456789 @.-+\nAaMm"[random() % 20])
                                        : static_cast<char>(random()));
    const std::string once = TheRedactor().Redact(bytes).text;
    ASSERT_EQ(TheRedactor().Redact(once).text, once) << "round " << round;
  }
}

TEST(RedactionPropertiesTest, EveryIssuableNumberGoesAndFewOtherTenDigitsDo) {
  std::mt19937_64 random(3);
  int others = 0;
  int others_removed = 0;
  for (int round = 0; round < 50000; ++round) {
    std::string digits(10, '0');
    for (auto& digit : digits) digit = static_cast<char>('0' + random() % 10);
    const bool is_issuable = identifiers::NormaliseNhsNumber(digits, identifiers::TestNumbers::kAccept).ok();
    const bool is_removed = !TheRedactor().Redact("ref " + digits).removals.empty();
    ASSERT_TRUE(is_removed || !is_issuable) << "round " << round;
    if (is_issuable || digits.front() == '0') continue;  // a leading zero may be a telephone number
    ++others;
    others_removed += is_removed;
  }
  EXPECT_GT(others, 30000);
  EXPECT_EQ(others_removed, 0) << "a reference that no range issues stays";
}

TEST(RedactionPropertiesTest, EverySpacingOfATestNumberGoes) {
  std::mt19937 random(5);
  const std::string separators = " -.\n";
  for (int round = 0; round < 20000; ++round) {
    std::string digits = "999";
    for (int i = 0; i < 7; ++i) digits.push_back(static_cast<char>('0' + random() % 10));
    if (!identifiers::HasNhsCheckDigit(digits)) continue;
    for (const int at : {6, 3}) digits.insert(at, 1, separators[random() % separators.size()]);
    ASSERT_EQ(TheRedactor().Redact(digits).text, "[NHS number removed]") << "round " << round;
  }
}

}  // namespace
}  // namespace participation::redaction
