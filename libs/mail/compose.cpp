#include "libs/mail/compose.hpp"

#include <absl/strings/ascii.h>
#include <absl/strings/str_format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

#include "libs/mail/address.hpp"
#include "libs/mail/header.hpp"
#include "libs/mail/quoted_printable.hpp"
#include "libs/text/utf8.hpp"

namespace participation::mail {
namespace {

constexpr std::size_t kLongestBody = std::size_t{4} << 20;
constexpr std::size_t kMostHeaders = 50;

void Require(bool good, const char* otherwise) {
  if (!good) throw std::invalid_argument{otherwise};
}

std::string_view NameOf(Channel channel) {
  constexpr std::array<std::string_view, 4> kNames = {"EMAIL", "SMS", "LETTER", "TELEPHONE_TASK"};
  return kNames.at(static_cast<std::size_t>(channel));
}

std::string_view NameOf(Format format) {
  constexpr std::array<std::string_view, 6> kNames = {"PLAIN",   "LARGE_PRINT", "EASY_READ",
                                                      "BRAILLE", "AUDIO",       "BRITISH_SIGN_LANGUAGE"};
  return kNames.at(static_cast<std::size_t>(format));
}

// Fields that the message's own headers may not repeat, nor add recipients by.
bool IsReserved(std::string_view name) {
  constexpr std::array<std::string_view, 10> kFields = {
      "date", "from", "sender", "to", "cc", "bcc", "message-id", "subject", "mime-version", "auto-submitted"};
  const std::string lower = absl::AsciiStrToLower({name.data(), name.size()});
  return std::find(kFields.begin(), kFields.end(), lower) != kFields.end() || lower.starts_with("content-") ||
         lower.starts_with("resent-") || lower.starts_with("x-participation-");
}

void Check(const Message& message) {
  CheckId(message.id);
  Require(message.channel != Channel::kEmail || IsAddress(message.to),
          "a message has no usable e-mail address: it must be local-part@domain in ASCII");
  Require(!message.to.empty(), "a message says nobody whom it is for");
  Require(message.body.size() <= kLongestBody && message.html.size() <= kLongestBody, "a message is longer than 4 MiB");
  Require(text::IsValidUtf8(message.body) && text::IsValidUtf8(message.html), "a message's body is not UTF-8");
  const auto in_tag = [](char byte) { return absl::ascii_isalnum(static_cast<unsigned char>(byte)) || byte == '-'; };
  Require(!message.language.empty() && message.language.size() <= 35 &&
              std::all_of(message.language.begin(), message.language.end(), in_tag),
          "a message's language is no language tag, such as en-GB");
  Require(message.headers.size() <= kMostHeaders, "a message has more than 50 headers of its own");
  for (const auto& [name, value] : message.headers) {
    if (IsReserved(name)) throw std::invalid_argument{"a message may not set the header " + name + " itself"};
  }
}

// RFC 5322, 3.3, whatever the locale.
std::string DateText(clock::Time time) {
  constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
  return absl::StrFormat("%s, %02d %s %04d %02d:%02d:%02d +0000", kDays.at(std::chrono::weekday{day}.c_encoding()),
                         static_cast<unsigned>(date.day()), kMonths.at(static_cast<unsigned>(date.month()) - 1),
                         static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
                         clock.seconds().count());
}

std::string Recipient(const Message& message) {
  if (message.channel == Channel::kEmail) return MailboxField("To", message.to_name, message.to);
  std::string fields = HeaderField("To", "undisclosed-recipients:;");
  fields += HeaderField("X-Participation-Recipient", message.to);
  if (!message.to_name.empty()) fields += HeaderField("X-Participation-Recipient-Name", message.to_name);
  return fields;
}

std::string Part(std::string_view type, std::string_view text) {
  return "Content-Type: " + std::string{type} +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + QuotedPrintable(text);
}

// Two forms of the same text are told apart by a line that cannot occur in quoted-printable.
std::string Content(const Message& message) {
  if (message.html.empty()) return Part("text/plain", message.body);
  const std::string line = "--=_form";
  return "Content-Type: multipart/alternative; boundary=\"=_form\"\r\n\r\n" + line + "\r\n" +
         Part("text/plain", message.body) + line + "\r\n" + Part("text/html", message.html) + line + "--\r\n";
}

}  // namespace

void CheckId(std::string_view id) {
  const auto allowed = [](char byte) {
    return absl::ascii_isalnum(static_cast<unsigned char>(byte)) || byte == '.' || byte == '_' || byte == '-';
  };
  Require(IsDotAtom(id) && id.size() <= 128 && std::all_of(id.begin(), id.end(), allowed) && id.front() != '-' &&
              id.front() != '_',
          "a message's id must be 1 to 128 letters, digits, and . _ - between them");
}

std::string Compose(const Message& message, std::string_view from, clock::Time time) {
  Check(message);
  std::string text = HeaderField("Date", DateText(time));
  text += MailboxField("From", "", from);
  text += Recipient(message);
  text += HeaderField("Message-ID", "<" + message.id + std::string{from.substr(from.find('@'))} + ">");
  text += HeaderField("Subject", message.subject);
  text += HeaderField("Content-Language", message.language);
  text += HeaderField("Auto-Submitted", "auto-generated");
  text += HeaderField("X-Participation-Channel", NameOf(message.channel));
  text += HeaderField("X-Participation-Format", NameOf(message.format));
  for (const auto& [name, value] : message.headers) text += HeaderField(name, value);
  return text + HeaderField("MIME-Version", "1.0") + Content(message);
}

}  // namespace participation::mail
