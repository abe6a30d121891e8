#include "libs/identifiers/ods_code.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace participation::identifiers {
namespace {

TEST(OdsCodeTest, CodesOfEveryGenerationAreAccepted) {
  for (const auto* code : {"RH8", "RH802", "A81001", "Q44", "NV701", "8HA03", "G7H8J"})
    EXPECT_EQ(NormaliseOdsCode(code).value_or("refused"), code);
  EXPECT_EQ(NormaliseOdsCode(" rh802\n").value_or("refused"), "RH802");
}

TEST(OdsCodeTest, AnythingElseIsRefused) {
  for (const auto* code : {"", "RH", "RH80200000", "RH-02", "R H8", "RH8é", "../x"})
    EXPECT_FALSE(NormaliseOdsCode(code).ok());
}

TEST(OdsCodeTest, EveryNhsTrustHasAValidCode) {
  std::ifstream file(PARTICIPATION_SOURCE_DIR "/../shared/data/organisations/nhs-trusts-2025.csv");
  if (!file) GTEST_SKIP() << "the list of NHS trusts is not beside the checkout";
  int trusts = 0;
  for (std::string line; std::getline(file, line); ++trusts) {
    std::string code = line.substr(0, line.find(','));
    std::erase(code, '"');
    EXPECT_TRUE(NormaliseOdsCode(code).ok()) << code;
  }
  EXPECT_GT(trusts, 100);
}

}  // namespace
}  // namespace participation::identifiers
