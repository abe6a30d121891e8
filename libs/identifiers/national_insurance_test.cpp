#include "libs/identifiers/national_insurance.hpp"

#include <gtest/gtest.h>

#include <string>

namespace participation::identifiers {
namespace {

TEST(NationalInsuranceTest, EverySpacingGivesTheSameNumber) {
  for (const auto* written :
       {"AA123456B", "aa 12 34 56 b", "AA-12-34-56-B", "A A 1 2 3 4 5 6 B", "AA\u00A0123456\u00A0B"})
    EXPECT_EQ(NormaliseNationalInsuranceNumber(written).value_or("refused"), "AA123456B");
}

TEST(NationalInsuranceTest, PrefixesThatAreNeverIssuedAreRefused) {
  for (const auto* prefix : {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ", "DA", "FA", "IA", "QQ", "UV", "VA", "AO", "AD"})
    EXPECT_FALSE(NormaliseNationalInsuranceNumber(std::string(prefix) + "123456A").ok()) << prefix;
  EXPECT_TRUE(IsNationalInsurancePrefix("oa")) << "O may come first, not second";
  EXPECT_FALSE(IsNationalInsurancePrefix("A"));
  EXPECT_FALSE(IsNationalInsurancePrefix("A1"));
}

TEST(NationalInsuranceTest, TheLastLetterIsAToD) {
  EXPECT_TRUE(NormaliseNationalInsuranceNumber("AA123456D").ok());
  EXPECT_FALSE(NormaliseNationalInsuranceNumber("AA123456E").ok());
  EXPECT_FALSE(NormaliseNationalInsuranceNumber("AA123456").ok());
  EXPECT_FALSE(NormaliseNationalInsuranceNumber("AA1234561").ok());
}

TEST(NationalInsuranceTest, ARefusalNeverRepeatsTheValue) {
  const auto refused = NormaliseNationalInsuranceNumber("QZ123456A");
  EXPECT_EQ(refused.status().ToString().find("QZ"), std::string::npos);
}

}  // namespace
}  // namespace participation::identifiers
