#include "libs/identifiers/nhs_number.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "libs/text/utf8.hpp"

namespace participation::identifiers {
namespace {

TEST(NhsNumberTest, TheCheckDigitDecides) {
  for (const auto* number : {"9434765919", "6541003238", "4010232137", "4505577104", "4000000004", "4000000020"})
    EXPECT_TRUE(HasNhsCheckDigit(number)) << number;
  EXPECT_FALSE(HasNhsCheckDigit("9434765918"));
  for (char last = '0'; last <= '9'; ++last)
    EXPECT_FALSE(HasNhsCheckDigit(std::string("999000000") + last)) << "the check would be 10, so it is never issued";
  EXPECT_FALSE(HasNhsCheckDigit("943476591"));
  EXPECT_FALSE(HasNhsCheckDigit("943476591X"));
}

TEST(NhsNumberTest, TheTestRangeHoldsExactlyTheNumbersThatModulus11Leaves) {
  int valid = 0;
  char digits[11];
  for (long long number = 9990000000; number <= 9999999999; ++number) {
    std::snprintf(digits, sizeof digits, "%010lld", number);
    if (HasNhsCheckDigit({digits, 10})) ++valid;
  }
  EXPECT_EQ(valid, 909091);
}

TEST(NhsNumberTest, AnyOneWrongDigitIsNoticed) {
  const std::string number = "4010232137";
  for (std::size_t at = 0; at < number.size(); ++at)
    for (char digit = '0'; digit <= '9'; ++digit) {
      auto slipped = number;
      slipped[at] = digit;
      EXPECT_EQ(HasNhsCheckDigit(slipped), slipped == number);
    }
}

TEST(NhsNumberTest, TwoNeighboursSwappedAreNoticed) {
  const std::string number = "4505577104";
  for (std::size_t at = 0; at + 1 < number.size(); ++at) {
    auto swapped = number;
    std::swap(swapped[at], swapped[at + 1]);
    EXPECT_EQ(HasNhsCheckDigit(swapped), swapped == number);
  }
}

TEST(NhsNumberTest, RangesSayWhoIssuesTheNumber) {
  EXPECT_EQ(NhsNumberRangeOf("4010232137"), NhsNumberRange::kEnglandWalesIsleOfMan);
  EXPECT_EQ(NhsNumberRangeOf("6541003238"), NhsNumberRange::kEnglandWalesIsleOfMan);
  EXPECT_EQ(NhsNumberRangeOf("7999999999"), NhsNumberRange::kEnglandWalesIsleOfMan);
  EXPECT_EQ(NhsNumberRangeOf("3200000000"), NhsNumberRange::kNorthernIreland);
  EXPECT_EQ(NhsNumberRangeOf("0101000000"), NhsNumberRange::kScotland);
  EXPECT_EQ(NhsNumberRangeOf("3112999999"), NhsNumberRange::kScotland);
  EXPECT_EQ(NhsNumberRangeOf("3113000000"), NhsNumberRange::kUnallocated) << "a thirteenth month";
  EXPECT_EQ(NhsNumberRangeOf("0032698674"), NhsNumberRange::kUnallocated);
  EXPECT_EQ(NhsNumberRangeOf("5000000000"), NhsNumberRange::kUnallocated);
  EXPECT_EQ(NhsNumberRangeOf("8000000000"), NhsNumberRange::kUnallocated) << "Irish numbers are not NHS numbers";
  EXPECT_EQ(NhsNumberRangeOf("9990000018"), NhsNumberRange::kTest);
}

TEST(NhsNumberTest, HoweverItIsSpacedTheDigitsRemain) {
  for (const auto* written :
       {"4010232137", "401 023 2137", "401-023-2137", " 401\u00A0023–2137 ", "４０１０２３２１３７"})
    EXPECT_EQ(NormaliseNhsNumber(written).value_or("refused"), "4010232137");
  EXPECT_EQ(DisplayNhsNumber("4010232137"), "401 023 2137");
}

TEST(NhsNumberTest, TestNumbersAreRefusedUnlessAskedFor) {
  EXPECT_FALSE(NormaliseNhsNumber("9434765919").ok());
  EXPECT_EQ(NormaliseNhsNumber("943 476 5919", TestNumbers::kAccept).value_or("refused"), "9434765919");
}

TEST(NhsNumberTest, ARefusalNeverRepeatsTheValue) {
  for (const std::string value : {"4010232138", "5000000000", "9434765919", "40102321370", "401023213"}) {
    const auto refused = NormaliseNhsNumber(value);
    ASSERT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(refused.status().ToString().find(value), std::string::npos);
  }
  EXPECT_FALSE(NormaliseNhsNumber("").ok());
  EXPECT_FALSE(NormaliseNhsNumber(std::string(1000000, '4')).ok());
}

TEST(NhsNumberTest, ThePublishedTestNumbersAreValid) {
  std::ifstream file(PARTICIPATION_SOURCE_DIR "/../shared/data/identifiers/nhs-numbers-valid.csv");
  if (!file) GTEST_SKIP() << "the list of NHS test numbers is not beside the checkout";
  int numbers = 0;
  for (std::string line; std::getline(file, line); ++numbers)
    EXPECT_TRUE(NormaliseNhsNumber(text::Trim(line), TestNumbers::kAccept).ok()) << "line " << numbers + 1;
  EXPECT_GE(numbers, 9);
}

}  // namespace
}  // namespace participation::identifiers
