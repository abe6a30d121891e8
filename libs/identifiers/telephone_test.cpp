#include "libs/identifiers/telephone.hpp"

#include <gtest/gtest.h>

#include <string>

namespace participation::identifiers {
namespace {

TEST(TelephoneTest, EveryWayOfWritingANumberGivesOneForm) {
  for (const auto* written :
       {"01632 960123", "(01632) 960123", "+44 1632 960123", "+44 (0)1632 960123", "0044 1632 960123", "01632-960-123",
        "01632\u00A0960123", "\u202A+44 1632 960123\u202C", "０１６３２９６０１２３"})
    EXPECT_EQ(NormaliseTelephone(written).value_or("refused"), "+441632960123");
}

TEST(TelephoneTest, NumbersReservedForDramaAreOrdinary) {
  EXPECT_EQ(NormaliseTelephone("07700 900123").value_or("refused"), "+447700900123");
  EXPECT_EQ(NormaliseTelephone("020 7946 0123").value_or("refused"), "+442079460123");
  EXPECT_EQ(NormaliseTelephone("0191 498 0123").value_or("refused"), "+441914980123");
  EXPECT_EQ(NormaliseTelephone("03069 990123").value_or("refused"), "+443069990123");
  EXPECT_EQ(NormaliseTelephone("08081 570123").value_or("refused"), "+448081570123");
}

TEST(TelephoneTest, ShorterNumbersOfTheNumberingPlanAreAccepted) {
  EXPECT_EQ(NormaliseTelephone("0800 123456").value_or("refused"), "+44800123456");
  EXPECT_EQ(NormaliseTelephone("016977 2123").value_or("refused"), "+44169772123");
  EXPECT_FALSE(NormaliseTelephone("07700 90012").ok()) << "a mobile number with a digit lost";
  EXPECT_FALSE(NormaliseTelephone("020 7946 012").ok());
}

TEST(TelephoneTest, AMobileNumberMayLackThePlusOfItsCountry) {
  for (const auto* written : {"447700900123", "44 7700 900123", "44 (0)7700 900123"})
    EXPECT_EQ(NormaliseTelephone(written).value_or("refused"), "+447700900123") << written;
  for (const auto* refused : {"44770090012", "4477009001234", "442079460123", "353861234567"})
    EXPECT_FALSE(NormaliseTelephone(refused).ok()) << refused;
}

TEST(TelephoneTest, NumbersAbroadNeedTheirCountry) {
  EXPECT_EQ(NormaliseTelephone("+353 86 123 4567").value_or("refused"), "+353861234567");
  EXPECT_EQ(NormaliseTelephone("00353 86 123 4567").value_or("refused"), "+353861234567");
  EXPECT_FALSE(NormaliseTelephone("415 555 0132").ok());
}

TEST(TelephoneTest, WhatCannotBeDialledIsRefused) {
  for (const auto* refused :
       {"", "0", "+", "00", "111", "999", "0400 123 4567", "0600 123 4567", "051 2345 6789", "+0123456789", "+1234567",
        "+1234567890123456", "01632 960123 x5", "01632 96O123", "++441632960123"})
    EXPECT_FALSE(NormaliseTelephone(refused).ok()) << refused;
  EXPECT_FALSE(NormaliseTelephone(std::string(1000000, '0')).ok());
}

TEST(TelephoneTest, ARefusalNeverRepeatsTheValue) {
  EXPECT_EQ(NormaliseTelephone("06009876543").status().ToString().find("06009876543"), std::string::npos);
}

}  // namespace
}  // namespace participation::identifiers
