#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "libs/redaction/redactor.hpp"

namespace participation::redaction {
namespace {

// 12,441 real comments that people have already freed of personal data, with their dates, times, prices and wards.
// Read as plain text: rows and columns make no difference to the redactor.
TEST(CommentsTest, NearlyNothingIsRemovedFromCommentsWithoutPersonalData) {
  int files = 0;
  std::size_t removals = 0;
  for (const auto* name : {"comments-themes-criticality.csv", "fft-comments-labelled.csv"}) {
    std::ifstream file(std::string(PARTICIPATION_SOURCE_DIR "/../shared/data/feedback/") + name);
    if (!file) continue;
    ++files;
    const Redactor redactor;
    for (std::string line; std::getline(file, line);) removals += redactor.Redact(line).removals.size();
  }
  if (files < 2) GTEST_SKIP() << "the public comments are not beside the checkout";
  EXPECT_LE(removals, 2u) << "a month of birth, and a date of birth that people overlooked";
}

}  // namespace
}  // namespace participation::redaction
