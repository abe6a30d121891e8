#include "libs/validation/formats.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "participation/options/v1/options.pb.h"

namespace participation::validation {
namespace {

using options::v1::Format;

struct Case {
  Format format;
  std::vector<std::string> good;
  std::vector<std::string> bad;
};

class FormatsTest : public ::testing::TestWithParam<Case> {};

TEST_P(FormatsTest, WhatHasTheFormIsToldFromWhatHasNot) {
  for (const auto& text : GetParam().good) EXPECT_TRUE(HasFormat(GetParam().format, text)) << text;
  for (const auto& text : GetParam().bad) EXPECT_FALSE(HasFormat(GetParam().format, text)) << text;
  EXPECT_FALSE(HasFormat(GetParam().format, std::string(1 << 20, '1')));
  EXPECT_FALSE(HasFormat(GetParam().format, GetParam().good.front() + "\n"));
  EXPECT_FALSE(MeaningOf(GetParam().format).empty());
  for (const auto& text : GetParam().good) EXPECT_LE(text.size(), MostCharacters(GetParam().format));
}

INSTANTIATE_TEST_SUITE_P(
    All, FormatsTest,
    ::testing::Values(
        Case{options::v1::FORMAT_UUID,
             {"0190f7a4-3c1e-7b32-9a52-0123456789ab"},
             {"0190F7A4-3C1E-7B32-9A52-0123456789AB", "0190f7a43c1e7b329a520123456789ab",
              "0190f7a4-3c1e-7b32-9a52-01234567"}},
        Case{
            options::v1::FORMAT_EMAIL,
            {"name@example.org", "o'brien+news@mail.example.co.uk", "a.b@bücher.example"},
            {"name", "name@", "@example.org", "name@localhost", "a b@example.org", "a..b@example.org", "a@example..org",
             "a@-example.org", "a@b@example.org", "jörg@example.org", std::string(65, 'a') + "@example.org"}},
        Case{options::v1::FORMAT_ODS_CODE, {"RR8", "Y12345", "A1B2C3D4E"}, {"rr8", "R8", "A1B2C3D4EF", "RR 8"}},
        Case{options::v1::FORMAT_TELEPHONE,
             {"01632 960123", "+44 (0)1632 960-123", "(01632) 960 123", "999999"},
             {"12345", "01632 96O123", "44+1632960123", "call me", "1234567890123456", "++441632960123"}},
        Case{options::v1::FORMAT_POSTCODE,
             {"SW1A 1AA", "M1 1AE", "LS2 7UE"},
             {"SW1A1AA", "sw1a 1aa", "SW1A  1AA", "1SW 1AA"}},
        Case{options::v1::FORMAT_OUTWARD_POSTCODE, {"SW1A", "M1", "LS27"}, {"SW1A 1AA", "SW", "ls2", "1"}},
        Case{options::v1::FORMAT_CODE, {"a", "care-home", "x2"}, {"A", "2x", "-a", "a-", "a_b", "a b"}},
        Case{options::v1::FORMAT_DATE,
             {"2026-11-22", "2024-02-29"},
             {"2026-02-29", "2026-13-01", "2026-1-1", "22/11/2026"}},
        Case{options::v1::FORMAT_MONTH, {"2026-11"}, {"2026-13", "2026-00", "2026-1", "2026-11-01"}}),
    [](const auto& info) { return options::v1::Format_Name(info.param.format); });

TEST(FormatTest, EveryTextHasNoParticularFormAndNoTextHasAnUnknownOne) {
  EXPECT_TRUE(HasFormat(options::v1::FORMAT_UNSPECIFIED, "anything\n"));
  EXPECT_FALSE(HasFormat(static_cast<Format>(99), "anything"));
}

}  // namespace
}  // namespace participation::validation
