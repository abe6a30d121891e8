#include "libs/redaction/redactor.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace participation::redaction {
namespace {

const Redactor& TheRedactor() {
  static const Redactor redactor;
  return redactor;
}

std::string Safe(std::string_view text) { return TheRedactor().Redact(text).text; }

// Every number and address below is made up, or from a range kept for tests and drama.

TEST(RedactorTest, NhsNumbersGoHoweverTheyAreSpaced) {
  for (const auto* written : {"9434765919", "943 476 5919", "943-476-5919", "943\u00A0476\u00A05919", "943–476–5919",
                              "９４３ ４７６ ５９１９", "943 476\n5919", "943 476\r\n  5919", "94347\n65919",
                              "943 4765919", "943.476.5919", "943\u200B476\u200B5919", "401-023-2137"})
    EXPECT_EQ(Safe(std::string("it is ") + written + ", thanks"), "it is [NHS number removed], thanks") << written;
}

TEST(RedactorTest, EveryIssuedRangeAndTheTestRangeAreNhsNumbers) {
  for (const auto* number : {"4010232137", "6541003238", "9990000018", "3200000007", "0101000006"})
    EXPECT_EQ(Safe(number), "[NHS number removed]") << number;
}

TEST(RedactorTest, TheCheckDigitAloneMakesNoNhsNumber) {
  EXPECT_EQ(Safe("order 5000000004"), "order 5000000004") << "valid check digit, but no range issues it";
  EXPECT_EQ(Safe("order 4010232138"), "order 4010232138") << "issued range, but the wrong check digit";
}

TEST(RedactorTest, AnnouncedNhsNumbersGoEvenWhenMistyped) {
  EXPECT_EQ(Safe("NHS No: 943 476 5918"), "NHS No: [NHS number removed]");
  EXPECT_EQ(Safe("my NHS number is 943476591"), "my NHS number is [NHS number removed]") << "a digit lost";
  EXPECT_EQ(Safe("NHS number is 94347659199"), "NHS number is [NHS number removed]") << "a digit doubled";
  EXPECT_EQ(Safe("CHI 311299 1234"), "CHI [NHS number removed]");
  EXPECT_EQ(Safe("NHS 111 said wait 2 hours"), "NHS 111 said wait 2 hours");
}

TEST(RedactorTest, RatingsAndTimesAreNoNumbers) {
  for (const auto* text :
       {"5 4 5 4 5 4 5 4 5 4 5 4", "Rang at 08.30, 10.30 and 12.30", "phone lines open 08.30-18.30",
        "phone call on 12/03/2020", "01/03/2020 10 people", "call 111 or 999", "2020-21 and 2021-22"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, NationalInsuranceNumbersGoHoweverTheyAreSpaced) {
  for (const auto* written : {"AA123456B", "aa 12 34 56 b", "AA 123 456 B", "A A 1 2 3 4 5 6 B", "AA-12-34-56-B",
                              "AA\u00A0123456B", "AA 12 34\n56 B"})
    EXPECT_EQ(Safe(std::string("NI ") + written + "."), "NI [National Insurance number removed].") << written;
  EXPECT_EQ(Safe("nino AA123456"), "nino [National Insurance number removed]");
  EXPECT_EQ(Safe("lot AA123456"), "lot AA123456");
  EXPECT_EQ(Safe("lot BG123456A"), "lot BG123456A");
}

TEST(RedactorTest, TheLastLetterOfANationalInsuranceNumberMayBeMissing) {
  for (const auto* written : {"NI: AB123456", "NI AB123456", "my NI is AB 123456", "N.I. AB123456",
                              "insurance no AB123456", "national insurance is AB-123456"}) {
    const auto safe = Safe(written);
    EXPECT_TRUE(safe.ends_with(" [National Insurance number removed]")) << safe;
  }
  EXPECT_EQ(Safe("it is AB 12 34 56, or"), "it is [National Insurance number removed], or") << "in pairs";
  EXPECT_EQ(Safe("it is ab-12-34-56"), "it is [National Insurance number removed]");
  for (const auto* text : {"lot AB123456", "clinic in NI had lot AB123456", "AB 12 34 56 78", "AB 12 34 56 H",
                           "AB 12-34 56", "BG 12 34 56", "at 10 20 30", "BM 12 14 16", "on 12 03 56 I came"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, PostcodesGoAndDistrictsStay) {
  for (const auto* written :
       {"SW1A 1AA", "sw1a1aa", "M1 1AA", "EC1A\n1BB", "gir 0aa", "DN55\u00A01PT", "ＳＷ１Ａ １ＡＡ"})
    EXPECT_EQ(Safe(std::string("at ") + written + "!"), "at [postcode removed]!") << written;
  EXPECT_EQ(Safe("the SW1A area, ward B12, ABCM11AADEF"), "the SW1A area, ward B12, ABCM11AADEF");
}

TEST(RedactorTest, AnOrdinalIsAPostcodeOnlyInAnAddress) {
  EXPECT_EQ(Safe("my B12 3rd injection"), "my B12 3rd injection");
  EXPECT_EQ(Safe("my postcode is b12 3rd"), "my postcode is [postcode removed]");
  EXPECT_EQ(Safe("B12 3RD"), "[postcode removed]");
}

TEST(RedactorTest, TelephoneNumbersGoHoweverTheyAreWritten) {
  for (const auto* written :
       {"07700 900123", "07700900123", "+44 7700 900123", "+44 (0)7700 900 123", "0044 7700 900123", "(01632) 960123",
        "020 7946 0123", "0191-498-0123", "07 70 09 00 12 3", "0 7 7 0 0 9 0 0 1 2 3", "07700\u00A0900–123",
        "0800 123456", "+353 86 123 4567", "(415) 555-0132", "01632\n960983"})
    EXPECT_EQ(Safe(std::string("ring ") + written + " now"), "ring [telephone number removed] now") << written;
}

TEST(RedactorTest, MobileNumbersGoWithoutThePlusOfTheirCountry) {
  for (const auto* written : {"447700900123", "44 7700 900123", "44-7700-900-123", "44 (0)7700 900123", "447700 900123",
                              "44 07700 900123", "44 7700 90 01 23"})
    EXPECT_EQ(Safe(std::string("text ") + written + " now"), "text [telephone number removed] now") << written;
  for (const auto* text : {"lot 44770090012", "lot 4477009001234", "lot 445700900123", "buses 44 77 80 90 51 23",
                           "4477 0090 01 23", "44 patients on 7700 units"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, DirectionMarksAroundACopiedNumberStayInPairs) {
  EXPECT_EQ(Safe("ring \u202A+44 7700\u200B900123\u202C now"), "ring \u202A[telephone number removed]\u202C now");
}

TEST(RedactorTest, AnnouncedTelephoneNumbersNeedNoAreaCode) {
  EXPECT_EQ(Safe("tel: 556677"), "tel: [telephone number removed]");
  EXPECT_EQ(Safe("ring me on 960 123."), "ring me on [telephone number removed].");
  EXPECT_EQ(Safe("waited 556677 years"), "waited 556677 years");
}

TEST(RedactorTest, NumbersThatTouchLettersGoToo) {
  EXPECT_EQ(Safe("tel07700900123or"), "tel[telephone number removed]or");
  EXPECT_EQ(Safe("NHS9434765919"), "NHS[NHS number removed]");
}

TEST(RedactorTest, SeveralNumbersInOneRunAreToldApart) {
  EXPECT_EQ(Safe("943 476 5919 07700 900123 12 4010232137"),
            "[NHS number removed] [telephone number removed] 12 [NHS number removed]");
  EXPECT_EQ(Safe("NHS number and dob: 943 476 5919 02/12/1979"),
            "NHS number and dob: [NHS number removed] [date of birth removed]");
}

TEST(RedactorTest, EmailAddressesGoHoweverTheyAreSpelled) {
  for (const auto* written :
       {"john@example.com", "John.Smith+nhs@mail.example.co.uk", "john at gmail.com", "john at gmail dot com",
        "john dot smith at gmail dot com", "john (at) example (dot) org", "john[at]example.org", "john @ gmail . com",
        "john_smith at example.org", "john@gmail", "josé@example.com", "ｊｏｈｎ＠ｅｘａｍｐｌｅ．ｃｏｍ",
        "user@xn--80ak6aa92e.com", "a@домен.рф", "07700900123@example.com", "john.@example.com"})
    EXPECT_EQ(Safe(std::string("me: ") + written + " or"), "me: [e-mail address removed] or") << written;
}

TEST(RedactorTest, ANameAtADomainInWordsIsAnAddress) {
  for (const auto* written : {"bob at example.org", "BOB AT EXAMPLE.ORG", "bob at mail.example.co.uk",
                              "o'neil at example.com", "bob at example . org", "bob-smith at example.net"})
    EXPECT_EQ(Safe(std::string("it is ") + written + ", or"), "it is [e-mail address removed], or") << written;
  for (const auto* text : {"look at example.org", "I work at example.co.uk", "more information at example.org",
                           "trousers at WWW.shop.com", "problem at example.info", "the staff at example.org/wards",
                           "read it at nhs.uk", "signed up at example.com", "it is at example.org"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, ASentenceThatEndsAfterAPlaceIsNoDomain) {
  for (const auto* text :
       {"arrived 10.30 at hospital. Me and my wife", "seen 2 at home. Im fine", "dr.smith at clinic. Online booking",
        "met @ hospital. Me and my wife", "the nurse at home.Me and my wife", "since 2019 at hospital.London is far"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, AMailboxThatNamesAPersonNeedsNoWholeDomain) {
  EXPECT_EQ(Safe("ask john.smith@nhs today"), "ask [e-mail address removed] today");
  EXPECT_EQ(Safe("ask J_Smith@LGH."), "ask [e-mail address removed].");
  for (const auto* text : {"nurse@LGH", "thanks.@LGH", "ward.7@8am", "2.5@LGH"}) EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, PlacesAndTimesAfterAtAreNoAddresses) {
  for (const auto* text :
       {"visits at 8.45am", "look at bbc.co.uk", "problem at N.Tees", "data at hand.Telephone", "met @ 8.30am",
        "@trust on social media", "party @ live music", "info@presidio.", "was seen. at trust.nhs.uk"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, DatesOfBirthVanishWhole) {
  for (const auto* written : {"02.12.1979",
                              "2/12/79",
                              "2-12-1979",
                              "02 12 1979",
                              "02. 12. 1979",
                              "1979-12-02",
                              "021279",
                              "02121979",
                              "12/1979",
                              "2 December 1979",
                              "2nd of December, 1979",
                              "December 2nd 1979",
                              "2-Dec-79",
                              "2 Dec '79",
                              "1979 Dec 2",
                              "1979",
                              "02–12–1979",
                              "０２／１２／１９７９",
                              "32/13/1979",
                              "2nd December",
                              "1979 December"})
    EXPECT_EQ(Safe(std::string("DOB: ") + written + ", seen"), "DOB: [date of birth removed], seen") << written;
}

TEST(RedactorTest, ABirthIsAnnouncedBeforeOrExplainedAfter) {
  EXPECT_EQ(Safe("Date of birth:\n02/12/1979"), "Date of birth:\n[date of birth removed]");
  EXPECT_EQ(Safe("born on 3.4.1931"), "born on [date of birth removed]");
  EXPECT_EQ(Safe("I am 92 - 3.4.1931"), "I am 92 - [date of birth removed]");
  for (const std::string cue :
       {"my bday ", "her b'day: ", "our b’day ", "my birthday is ", "he was stillborn on ", "(b. ", "DOB? ",
        "born in Leeds, on ", "born at St. Mary's on ", "DOB; John Smith; ", "D.O.B. ", "aged 72, born "})
    EXPECT_EQ(Safe(cue + "12/3/56 there"), cue + "[date of birth removed] there");
  EXPECT_EQ(Safe("02/12/1979 (D.O.B.)"), "[date of birth removed] (D.O.B.)");
  EXPECT_EQ(Safe("2 May 1979 is my date of birth"), "[date of birth removed] is my date of birth");
}

TEST(RedactorTest, ASecondDateOfBirthAfterOneAnnouncementVanishesToo) {
  constexpr auto* kOne = "[date of birth removed]";
  const auto with = [&](const std::string& between) { return std::string{"born "} + kOne + between + kOne + ", so"; };
  for (const std::string between : {" or ", " and ", " / ", " (or ", ", i.e. ", " (", ", that is ", " or maybe "}) {
    EXPECT_EQ(Safe("born 01/02/1953" + between + "1 February 1953, so"), with(between));
    EXPECT_EQ(Safe("born 1 February 1953" + between + "02.01.53, so"), with(between));
  }
  EXPECT_EQ(Safe("DOB 1/2/53 or 2/1/53 or 1 Feb 1953"), std::string{"DOB "} + kOne + " or " + kOne + " or " + kOne);
}

TEST(RedactorTest, ADateThatOnlyFollowsADateOfBirthStays) {
  for (const std::string rest :
       {", seen 3 March 2020", ", 3/4/2020 admitted", " and on 3 March I came", ". I came on 3 March or 4 March 2021",
        " and I came on 3/3/2020", " or so. 3/3/2020 it was"}) {
    EXPECT_EQ(Safe("born 01/02/1953" + rest), "born [date of birth removed]" + rest);
  }
}

TEST(RedactorTest, OtherDatesStay) {
  EXPECT_EQ(Safe("admitted 3/4/2020, DOB 2/12/1979, home 5/6/2020"),
            "admitted 3/4/2020, DOB [date of birth removed], home 5/6/2020");
  for (const auto* text : {"admitted 02/12/1979", "on 2 December 2020 at 10.30", "it may 20 or so", "born in 1979"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, ABirthIsAnnouncedInTheSameClause) {
  for (const auto* text :
       {"born again feeling; 3 May 2026 visit", "first born child is 5, 3 May was a Sunday",
        "my baby was born in this hospital. On 3 May 2026 we came back", "born early! 3/4/2026 home",
        "asked my date of birth. On 3 May 2026 again", "asked for my date of birth three times. On 3/4/2026 again",
        "is that a DOB check? On 3/4/2026 it was none", "my birthday was fine; home 3/4/2026",
        "born early.3 May 2026 was a Sunday"})
    EXPECT_EQ(Safe(text), text);
}

TEST(RedactorTest, MarksThatPeopleMadeStay) {
  const std::string marked =
      "[name redacted] and [Name Redacted], [Date Redacted], [unreadable ?could be OB6 or 086] xxxx ****";
  EXPECT_EQ(Safe(marked), marked);
}

TEST(RedactorTest, RemovalsNameBytesOfTheOriginal) {
  const std::string text = "“Zoë” – ９４３ 476 5919, jo@example.org";
  const auto redacted = TheRedactor().Redact(text);
  ASSERT_EQ(redacted.removals.size(), 2u);
  const auto& [nhs, email] = std::pair(redacted.removals[0], redacted.removals[1]);
  EXPECT_EQ(nhs.kind, PersonalKind::kNhsNumber);
  EXPECT_EQ(text.substr(nhs.begin, nhs.end - nhs.begin), "９４３ 476 5919");
  EXPECT_EQ(email.kind, PersonalKind::kEmailAddress);
  EXPECT_EQ(text.substr(email.begin, email.end - email.begin), "jo@example.org");
  EXPECT_EQ(redacted.text, "“Zoë” – [NHS number removed], [e-mail address removed]");
}

TEST(RedactorTest, TheRestOfTheTextIsUntouched) {
  const std::string text = "caf\xE9 \xFF ｗｉｄｅ don’t\u00A0stop 🙂";
  EXPECT_EQ(Safe(text), text);
  EXPECT_EQ(Safe(""), "");
}

TEST(RedactorTest, ManyThreadsShareOneRedactor) {
  std::vector<std::jthread> threads;
  std::vector<std::string> safe(8);
  for (auto& text : safe)
    threads.emplace_back([&text] {
      for (int i = 0; i < 200; ++i) text = Safe("jo@example.org 07700 900123 SW1A 1AA");
    });
  threads.clear();
  for (const auto& text : safe)
    EXPECT_EQ(text, "[e-mail address removed] [telephone number removed] [postcode removed]");
}

}  // namespace
}  // namespace participation::redaction
