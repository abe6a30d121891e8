#include "libs/identifiers/email.hpp"

#include <gtest/gtest.h>

#include <string>

namespace participation::identifiers {
namespace {

TEST(EmailTest, OneAddressHasOneForm) {
  EXPECT_EQ(NormaliseEmail(" Jo.Bloggs+NHS@Example.ORG\n").value_or("refused"), "jo.bloggs+nhs@example.org");
  EXPECT_EQ(NormaliseEmail("o'neil@example.co.uk").value_or("refused"), "o'neil@example.co.uk");
  EXPECT_EQ(NormaliseEmail("a@xn--d1acufc.xn--p1ai").value_or("refused"), "a@xn--d1acufc.xn--p1ai");
}

TEST(EmailTest, AnInternationalDomainBecomesAscii) {
  EXPECT_EQ(NormaliseEmail("a@домен.рф").value_or("refused"), "a@xn--d1acufc.xn--p1ai");
  EXPECT_EQ(NormaliseEmail("a@BÜCHER.example").value_or("refused"), "a@xn--bcher-kva.example");
}

TEST(EmailTest, WhatNoMailServerTakesIsRefused) {
  for (const auto* refused : {"",
                              "jo",
                              "@example.org",
                              "jo@",
                              "jo@localhost",
                              "jo@example.",
                              "jo@.org",
                              "jo..b@example.org",
                              ".jo@example.org",
                              "jo.@example.org",
                              "jo b@example.org",
                              "jo@exa mple.org",
                              "jo@-example.org",
                              "jo@example-.org",
                              "jo@example.o",
                              "jo@example.123",
                              "jo@[127.0.0.1]",
                              "\"jo\"@example.org",
                              "jo@a@example.org",
                              "jé@example.org",
                              "jo@exa_mple.org"})
    EXPECT_FALSE(NormaliseEmail(refused).ok()) << refused;
}

TEST(EmailTest, LengthsAreBounded) {
  EXPECT_TRUE(NormaliseEmail(std::string(64, 'a') + "@example.org").ok());
  EXPECT_FALSE(NormaliseEmail(std::string(65, 'a') + "@example.org").ok());
  EXPECT_FALSE(NormaliseEmail("a@" + std::string(64, 'b') + ".org").ok());
  EXPECT_FALSE(NormaliseEmail("a@" + std::string(1000000, 'b') + ".org").ok());
}

TEST(EmailTest, ARefusalNeverRepeatsTheValue) {
  EXPECT_EQ(NormaliseEmail("secret@localhost").status().ToString().find("secret"), std::string::npos);
}

}  // namespace
}  // namespace participation::identifiers
