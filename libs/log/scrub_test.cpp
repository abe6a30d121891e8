#include "libs/log/scrub.hpp"

#include <gtest/gtest.h>

namespace participation::log {
namespace {

TEST(ScrubTest, AnEmailAddressIsMasked) {
  EXPECT_EQ(Scrub("to jo.bloggs+x@nhs.example.org, refused"), "to [masked], refused");
  EXPECT_EQ(Scrub("ana@localhost"), "[masked]");
  EXPECT_EQ(Scrub("mailto:\"o'neil@x.ie\""), "mailto:\"[masked]\"");
  EXPECT_EQ(Scrub("josé@example.es"), "[masked]");
}

TEST(ScrubTest, ThePasswordInAUrlIsMasked) {
  EXPECT_EQ(Scrub("postgres://app:s3cret@db/people"), "postgres://app:[masked]/people");
}

TEST(ScrubTest, LongNumbersAreMaskedHoweverTheyAreParted) {
  EXPECT_EQ(Scrub("nhs 9434765919."), "nhs [masked].");
  EXPECT_EQ(Scrub("nhs 943 476 5919"), "nhs [masked]");
  EXPECT_EQ(Scrub("call 07700-900 123 now"), "call [masked] now");
  EXPECT_EQ(Scrub("+447700900123"), "+[masked]");
}

TEST(ScrubTest, OrdinaryTextsStayAsTheyAre) {
  for (const auto* text : {"", "@", "a @ b", "@handle", "connect to 127.0.0.1:50051 failed", "took 12345 ms, attempt 3",
                           "disk I/O error (10)", "12  34  56  78"}) {
    EXPECT_EQ(Scrub(text), text);
  }
}

}  // namespace
}  // namespace participation::log
