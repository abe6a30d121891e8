#include "libs/identifiers/postcode.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace participation::identifiers {
namespace {

TEST(PostcodeTest, EveryShapeIsAcceptedAndSpacedOnce) {
  const std::pair<const char*, const char*> cases[] = {
      {"m11aa", "M1 1AA"},    {"M60  1NW", "M60 1NW"},         {"W1A 1HQ", "W1A 1HQ"},
      {"cr26xh", "CR2 6XH"},  {"DN55 1PT", "DN55 1PT"},        {"E C 1 A 1 B B", "EC1A 1BB"},
      {"gir 0aa", "GIR 0AA"}, {" SW1A\u00A01AA ", "SW1A 1AA"}, {"ＳＷ１Ａ１ＡＡ", "SW1A 1AA"},
  };
  for (const auto& [written, canonical] : cases) EXPECT_EQ(NormalisePostcode(written).value_or("refused"), canonical);
}

TEST(PostcodeTest, LettersAreCheckedByPosition) {
  for (const auto* refused :
       {"QA1 1AA", "VA1 1AA", "XA1 1AA", "AI1 1AA", "AZ1 1AA", "M1 1CA", "M1 1AI", "W1I 1AA", "EC1C 1BB", "1A1 1AA",
        "M1 AAA", "M1", "M1A", "1AA", "", "GIR 1AA", "ABC1 1AA", "M111 1AA"})
    EXPECT_FALSE(NormalisePostcode(refused).ok()) << refused;
}

TEST(PostcodeTest, TheWholeValueHasToBeAPostcode) {
  EXPECT_FALSE(NormalisePostcode("GIR 0AA and more").ok()) << "the official pattern binds its alternatives loosely";
  EXPECT_FALSE(NormalisePostcode("my M1 1AA").ok());
  EXPECT_FALSE(NormalisePostcode(std::string(1000000, 'A')).ok());
}

TEST(PostcodeTest, TheOutwardPartStandsAlone) {
  EXPECT_EQ(OutwardPart("SW1A 1AA"), "SW1A");
  EXPECT_EQ(NormaliseOutwardPart(" sw1a ").value_or("refused"), "SW1A");
  EXPECT_FALSE(NormaliseOutwardPart("SW1A 1AA").ok()) << "more than was asked for must not be kept";
  EXPECT_FALSE(NormaliseOutwardPart("SW").ok());
}

TEST(PostcodeTest, ARefusalNeverRepeatsTheValue) {
  EXPECT_EQ(NormalisePostcode("QA9 9ZZ").status().ToString().find("QA9"), std::string::npos);
}

}  // namespace
}  // namespace participation::identifiers
