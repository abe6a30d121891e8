#include "libs/redaction/patterns.hpp"

#include <string>

#include "libs/redaction/months.hpp"

namespace participation::redaction {
namespace {

// A code may be spaced, dotted, hyphenated, or broken over a line anywhere.
const std::string kGap = R"([ \t\r\n.\-]{0,3})";
const std::string kDateGap = R"([\s.,/\-'])";
const std::string kDay = R"(\d{1,2}\s?(?:st|nd|rd|th)?)";
const std::string kDayBeforeMonth = kDay + R"([\s.,/\-]{0,3}(?:(?:day\s)?of\s{1,2}(?:the\s)?)?)";
const std::string kYearMonth = std::string(R"(\d{4}[\s.,/\-]{1,3})") + kMonth;

const std::string kNationalInsurance = "[a-z] ?[a-z](?:" + kGap + R"(\d){6})";
const std::string kPostcode = R"((?:[a-z]{1,2}\d[a-z\d]?)" + kGap + R"(\d[a-z]{2}|gir\s{0,2}0aa))";
const std::string kDigits = R"(\d(?:[ \t\r\n().\-/+]{0,5}\d){3,})";

const std::string kSpelledDot = R"((?:\s+dot\s+|\s*[(\[{<]\s?dot\s?[)\]}>]\s*))";
const std::string kDot = R"((?:\s{0,2}\.\s{0,2}|)" + kSpelledDot + ")";
const std::string kOwnDot = R"((?:\.|\s{1,2}\.\s{0,2}|)" + kSpelledDot + ")";  // not the one that ends a sentence
const std::string kPlainTopLevel = "(?:com|net|org|uk|eu)";
const std::string kTopLevelOrWord = "(?:co|info|ie|im|je|gg|io|me|biz|gov|edu|scot|wales|cymru|london|email|online)";

const std::string kProvider =
    "(?:g(?:oogle)?mail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|btinternet|btopenworld|"
    "talktalk|sky|virginmedia|ntlworld|blueyonder|tiscali|plus|proton(?:mail)?|pm|gmx|mail|fastmail|zoho|tutanota|"
    "doctors|nhs\\s?(?:\\.|dot)\\s?net)";

std::string CandidatePattern() {
  return std::string(R"(\[(?:nhs number|national insurance number|postcode|telephone number|)") +
         R"(e-mail address|date of birth) removed\])"  // written by an earlier redaction
         R"(|@|[(\[{<]\s?at\s?[)\]}>])" +              //
         R"(|\bat\s+[a-z0-9\-]+(?:\s{0,2}\.\s{0,2}[a-z]|)" +
         kSpelledDot + "[a-z])" +                  //
         "|" + kYearMonth +                        //
         "|" + kDayBeforeMonth + kMonth +          //
         "|" + kMonth + kDateGap + R"({0,3}\d)" +  //
         "|" + kNationalInsurance + "|" + kPostcode + "|" + kDigits;
}

std::string DateInWordsPattern() {
  const std::string year = R"((?:\d{4}|\d{2})\b)";
  const std::string day = R"(\d{1,2}(?:\s?(?:st|nd|rd|th)|\b))";
  return kYearMonth + "(?:" + kDateGap + "{1,3}" + day + ")?|(?:" + kDayBeforeMonth + ")?" + kMonth + "(?:" + kDateGap +
         "{0,4}(?:" + kDay + kDateGap + "{1,3})?" + year + "|" + kDateGap + "{0,3}" + day + "|)";
}

}  // namespace

Patterns::Patterns()
    : candidate_(CandidatePattern()),
      date_in_words_(DateInWordsPattern()),
      day_and_month_(kDayBeforeMonth + kMonth),
      national_insurance_(kNationalInsurance),
      postcode_(kPostcode),
      domain_(R"((?:[a-z0-9\x80-\xff\-]+\.)+(?:xn--[a-z0-9\-]+|[a-z\x80-\xff]{2,}))"),
      spaced_domain_(R"([a-z0-9\-]+(?:)" + kOwnDot + R"([a-z0-9\-]+)*(?:)" + kDot + kPlainTopLevel + "|" + kOwnDot +
                     kTopLevelOrWord + ")"),
      mail_provider_(kProvider),
      host_(R"([a-z\x80-\xff][a-z0-9\x80-\xff\-]*[a-z0-9\x80-\xff])"),
      plain_domain_(R"((?:[a-z0-9\-]+(?:\.|\s{1,2}\.\s{1,2}))+)" + kPlainTopLevel),
      spelled_words_(R"((?:[a-z0-9._%+\-]+(?:\s+(?:dot|underscore|dash|hyphen|plus)\s+|)" + kSpelledDot + "))+$") {}

std::optional<Span> Patterns::NextCandidate(std::string_view text, std::size_t from) const {
  return candidate_.First(text, from);
}

std::optional<Span> Patterns::DateInWords(std::string_view text, std::size_t at) const {
  return date_in_words_.At(text, at);
}

std::optional<Span> Patterns::DayAndMonth(std::string_view text, std::size_t at) const {
  return day_and_month_.At(text, at);
}

std::optional<Span> Patterns::NationalInsuranceNumber(std::string_view text, std::size_t at) const {
  return national_insurance_.At(text, at);
}

std::optional<Span> Patterns::Postcode(std::string_view text, std::size_t at) const { return postcode_.At(text, at); }

std::optional<Span> Patterns::Domain(std::string_view text, std::size_t at) const { return domain_.At(text, at); }

std::optional<Span> Patterns::SpacedDomain(std::string_view text, std::size_t at) const {
  return spaced_domain_.At(text, at);
}

std::optional<Span> Patterns::MailProvider(std::string_view text, std::size_t at) const {
  return mail_provider_.At(text, at);
}

std::optional<Span> Patterns::Host(std::string_view text, std::size_t at) const { return host_.At(text, at); }

bool Patterns::IsPlainDomain(std::string_view domain) const { return plain_domain_.IsWhole(domain); }

std::optional<std::size_t> Patterns::SpelledWordsBegin(std::string_view before) const {
  const auto found = spelled_words_.First(before);
  return found ? std::optional(found->begin) : std::nullopt;
}

}  // namespace participation::redaction
