#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "libs/redaction/redactor.hpp"

namespace participation::redaction {
namespace {

// Processor time, not the clock: other work on the machine does not count. Quadratic work on a megabyte takes minutes.
class HostileTextTest : public testing::TestWithParam<std::string> {};

TEST_P(HostileTextTest, AMegabyteTakesBoundedWork) {
  constexpr std::size_t kMegabyte = 1 << 20;
  constexpr double kMostSeconds = 10;
  std::string text;
  text.reserve(kMegabyte + GetParam().size());
  while (text.size() < kMegabyte) text += GetParam();
  const std::clock_t begin = std::clock();
  const auto redacted = Redactor().Redact(text);
  EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, kMostSeconds);
  EXPECT_FALSE(redacted.text.empty());
}

INSTANTIATE_TEST_SUITE_P(Repeated, HostileTextTest,
                         testing::Values("1", "1 ", "11 ", "0", "0 7 ", "12/12/12 ", "+1", "+", "(0", "a", "a@", "@",
                                         " at ", "at a", "at dot dot dot ", "a dot ", "M11AA-", "M11AA", "AA 12 34 56 ",
                                         "AA123456A", "dob 1/1/", "born 11 11 11 ", "tel 5 5 5 5 ", "nhs no 1",
                                         "may 1 ", "2 of ", "1979 dec ", "[", "[date of birth removed]",
                                         "\xC3\xA9"
                                         "1",
                                         "\u0301", "a\u0301", "\xFF", "９", "a.", "a@b.", "a@b.c", "jo at x.y", ")(",
                                         "\n", "943 476 5919", "44 7", "born is, ", "dob. a", "AB 12 34 56 ",
                                         "bob at x.org ", "a.b@", "a.b@c", "a at b . ", "x. at x.co"));

}  // namespace
}  // namespace participation::redaction
