#include "libs/mail/compose.hpp"

#include <gmock/gmock.h>

#include "libs/mail/address.hpp"
#include "libs/mail/header.hpp"
#include "libs/mail/testing/parsed_mail.hpp"

namespace participation::mail {
namespace {

using testing::HasSubstr;

Message Invitation() {
  return {.id = "0197-invitation.1",
          .to = "sian@example.org",
          .subject = "You are invited",
          .body = "Dear Siân,\n\nplease come.\n"};
}

ParsedMail Composed(const Message& message) {
  return ParsedMail{Compose(message, "nhs@example.org", clock::ManualClock{}.Now())};
}

std::string Refusal(const Message& message) {
  try {
    Composed(message);
  } catch (const std::invalid_argument& refusal) {
    return refusal.what();
  }
  return "it was accepted";
}

TEST(ComposeTest, AnEmailReadsBackAsItWasWritten) {
  const ParsedMail mail = Composed(Invitation());
  EXPECT_EQ(mail.headers.at("From"), "nhs@example.org");
  EXPECT_EQ(mail.headers.at("To"), "sian@example.org");
  EXPECT_EQ(mail.headers.at("Subject"), "You are invited");
  EXPECT_EQ(mail.headers.at("Message-ID"), "<0197-invitation.1@example.org>");
  EXPECT_EQ(mail.headers.at("Date"), "Thu, 01 Jan 2026 00:00:00 +0000");
  EXPECT_EQ(mail.headers.at("MIME-Version"), "1.0");
  EXPECT_EQ(mail.headers.at("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(mail.headers.at("Content-Language"), "en-GB");
  EXPECT_EQ(mail.headers.at("X-Participation-Channel"), "EMAIL");
  EXPECT_EQ(mail.headers.at("X-Participation-Format"), "PLAIN");
  EXPECT_EQ(DecodeQuotedPrintable(mail.content), "Dear Siân,\r\n\r\nplease come.\r\n");
}

TEST(ComposeTest, NamesAndSubjectsOfAnyLanguageReadBack) {
  Message message = Invitation();
  message.to_name = "Siân Ó Briain-Łukasiewicz, ਸਿੰਘ";
  message.subject = "আপনাকে আমন্ত্রণ জানানো হচ্ছে — Zaproszenie na spotkanie 🏥 w sprawie przychodni, które odbędzie się";
  const std::string text = Compose(message, "nhs@example.org", {});
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 2) {
    end = text.find("\r\n", begin);
    EXPECT_LE(end - begin, 76u) << text.substr(begin, end - begin);
    for (std::size_t i = begin; i < end; ++i) EXPECT_LT(static_cast<unsigned char>(text[i]), 0x80);
  }
  const ParsedMail mail{text};
  EXPECT_EQ(mail.headers.at("To"), message.to_name + " <sian@example.org>");
  EXPECT_EQ(mail.headers.at("Subject"), message.subject);
}

TEST(ComposeTest, ANameCannotAddARecipient) {
  Message message = Invitation();
  message.to_name = R"(x" <other@example.org>, "\)";
  EXPECT_EQ(Composed(message).headers.at("To"), R"("x\" <other@example.org>, \"\\" <sian@example.org>)");
}

TEST(ComposeTest, AnHtmlFormComesBesideThePlainOne) {
  Message message = Invitation();
  message.html = "<p lang=\"cy\">Annwyl Siân</p>\n--=_form--\n";
  const ParsedMail mail = Composed(message);
  EXPECT_EQ(mail.headers.at("Content-Type"), "multipart/alternative; boundary=\"=_form\"");
  const auto second = mail.content.find("\r\n--=_form\r\n");
  const ParsedMail plain{mail.content.substr(10, second - 8)};
  const ParsedMail html{mail.content.substr(second + 12, mail.content.find("\r\n--=_form--\r\n") - second - 10)};
  EXPECT_EQ(plain.headers.at("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(DecodeQuotedPrintable(plain.content), "Dear Siân,\r\n\r\nplease come.\r\n");
  EXPECT_EQ(html.headers.at("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(DecodeQuotedPrintable(html.content), "<p lang=\"cy\">Annwyl Siân</p>\r\n--=_form--\r\n");
}

TEST(ComposeTest, ATextMessageOrLetterSaysWhereToWithoutAnEmailAddress) {
  Message message = Invitation();
  message.channel = Channel::kLetter;
  message.format = Format::kLargePrint;
  message.to_name = "Siân";
  message.to = "1 Heol yr Eglwys, Caernarfon ŵ";
  const ParsedMail mail = Composed(message);
  EXPECT_EQ(mail.headers.at("To"), "undisclosed-recipients:;");
  EXPECT_EQ(mail.headers.at("X-Participation-Channel"), "LETTER");
  EXPECT_EQ(mail.headers.at("X-Participation-Format"), "LARGE_PRINT");
  EXPECT_EQ(mail.headers.at("X-Participation-Recipient"), message.to);
  EXPECT_EQ(mail.headers.at("X-Participation-Recipient-Name"), "Siân");
  message.channel = Channel::kTelephoneTask;
  message.to = "+447700900123";
  EXPECT_EQ(Composed(message).headers.at("X-Participation-Channel"), "TELEPHONE_TASK");
}

TEST(ComposeTest, ALineBreakCannotBeginAnotherHeader) {
  for (const std::string& evil :
       {std::string{"x\r\nBcc: all@example.org"}, std::string{"x\nBcc: all@example.org"}, std::string{"x\r\n\r\nbody"},
        std::string{"x\ry"}, std::string{"x\0y", 3}, std::string{"x\ty"}, std::string{"é\r\nBcc: a@b"}}) {
    Message message = Invitation();
    message.subject = evil;
    EXPECT_THAT(Refusal(message), HasSubstr("Subject holds a control character"));
    message = Invitation();
    message.to_name = evil;
    EXPECT_THAT(Refusal(message), HasSubstr("To holds a control character"));
    message = Invitation();
    message.to = evil;
    EXPECT_THAT(Refusal(message), HasSubstr("no usable e-mail address"));
    message.channel = Channel::kSms;
    EXPECT_THAT(Refusal(message), HasSubstr("Recipient holds a control character"));
    message = Invitation();
    message.headers = {{"X-Note", evil}};
    EXPECT_THAT(Refusal(message), HasSubstr("X-Note holds a control character"));
    message.headers = {{evil, "x"}};
    EXPECT_THAT(Refusal(message), HasSubstr("name that is none"));
    message = Invitation();
    message.language = evil;
    EXPECT_THAT(Refusal(message), HasSubstr("language"));
    message = Invitation();
    message.id = evil;
    EXPECT_THAT(Refusal(message), HasSubstr("id"));
  }
}

TEST(ComposeTest, ItsOwnHeadersMayNotReplaceOursOrAddRecipients) {
  for (const char* name : {"From", "to", "BCC", "Subject", "Content-Type", "X-Participation-Channel", "Resent-To"}) {
    Message message = Invitation();
    message.headers = {{name, "x"}};
    EXPECT_THAT(Refusal(message), HasSubstr("may not set")) << name;
  }
  Message message = Invitation();
  message.headers = {{"List-Unsubscribe", "<https://example.org/u?t=" + std::string(300, 'a') + ">"}};
  EXPECT_EQ(Composed(message).headers.at("List-Unsubscribe"), message.headers[0].second);
}

TEST(ComposeTest, AnIdThatIsNoFileNameIsRefused) {
  for (const char* id : {"", ".", "..", "a/b", "../a", ".hidden", "a.", "a..b", "-rf", "a b", "ä", "a%b"}) {
    Message message = Invitation();
    message.id = id;
    EXPECT_THAT(Refusal(message), HasSubstr("id must be")) << id;
  }
  EXPECT_THROW(CheckId(std::string(129, 'a')), std::invalid_argument);
  EXPECT_NO_THROW(CheckId("019aa2b4-5c3e-7d10-9f63-0c1b2a394857"));
}

TEST(ComposeTest, TextThatIsNotUtf8OrTooLongIsRefused) {
  Message message = Invitation();
  message.body = "\xff";
  EXPECT_THAT(Refusal(message), HasSubstr("not UTF-8"));
  message.body = std::string((4 << 20) + 1, 'x');
  EXPECT_THAT(Refusal(message), HasSubstr("longer than"));
  message = Invitation();
  message.subject = "\xc3";
  EXPECT_THAT(Refusal(message), HasSubstr("Subject is not UTF-8"));
  message.subject = std::string(8193, 'x');
  EXPECT_THAT(Refusal(message), HasSubstr("longer than 8 KiB"));
}

TEST(AddressTest, OnlyAddressesOfTheUsualFormAreAddresses) {
  for (const char* good : {"a@b", "sian.o'briain+nhs@mail.example.org", "x_y@xn--bcher-kva.example"}) {
    EXPECT_TRUE(IsAddress(good)) << good;
  }
  for (const char* bad : {"", "@", "a@", "@b", "a@b@c", "a b@c", "a@b c", "\"a b\"@c", "a@[127.0.0.1]", "a..b@c",
                          ".a@b", "a@b.", "a@-b", "a@b..c", "siân@example.org", "a@b,c@d", "<a@b>", "a@b\n"}) {
    EXPECT_FALSE(IsAddress(bad)) << bad;
  }
  EXPECT_FALSE(IsAddress(std::string(65, 'a') + "@b"));
}

TEST(HeaderTest, ALongTextIsFoldedAtItsSpacesAndReadsBack) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += (i > 0 ? " word" : "word") + std::to_string(i);
  const std::string field = HeaderField("Subject", text);
  for (std::size_t begin = 0, end = 0; begin < field.size(); begin = end + 2) {
    end = field.find("\r\n", begin);
    EXPECT_LE(end - begin, 78u);
  }
  EXPECT_EQ(ParsedMail{field + "\r\n"}.headers.at("Subject"), text);
}

TEST(HeaderTest, TextThatFoldingWouldChangeReadsBackToo) {
  for (const std::string& text : {std::string(2000, 'x'), std::string{" a  b "}, std::string{"=?UTF-8?B?YQ==?="},
                                  std::string(100, ' '), std::string{}, "x " + std::string(990, 'y')}) {
    EXPECT_EQ(ParsedMail{HeaderField("Subject", text) + "\r\n"}.headers.at("Subject"), text);
  }
}

}  // namespace
}  // namespace participation::mail
