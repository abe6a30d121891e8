#include "libs/redaction/patterns.hpp"

#include <re2/re2.h>

#include <stdexcept>
#include <string>

namespace participation::redaction {
namespace {

// All text is folded, so an ASCII pattern over bytes is enough, and text that is not UTF-8 cannot upset it.
std::unique_ptr<const re2::RE2> Compile(const std::string& pattern) {
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  auto compiled = std::make_unique<const re2::RE2>(pattern, options);
  if (!compiled->ok()) throw std::logic_error("redaction pattern: " + compiled->error());
  return compiled;
}

std::optional<Span> Match(const re2::RE2& pattern, std::string_view text, std::size_t from, re2::RE2::Anchor anchor) {
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece found;
  if (!pattern.Match(whole, from, text.size(), anchor, &found, 1)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(found.data() - text.data());
  return Span{begin, begin + found.size()};
}

std::optional<Span> At(const re2::RE2& pattern, std::string_view text, std::size_t at) {
  return Match(pattern, text, at, re2::RE2::ANCHOR_START);
}

bool Holds(const re2::RE2& pattern, std::string_view text) {
  return Match(pattern, text, 0, re2::RE2::UNANCHORED).has_value();
}

// A code may be spaced, dotted, hyphenated, or broken over a line anywhere.
const std::string kGap = R"([ \t\r\n.\-]{0,3})";
const std::string kMonth = "(?:may|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7})";  // not "maybe"
const std::string kDateGap = R"([\s.,/\-'])";
const std::string kDay = R"(\d{1,2}\s?(?:st|nd|rd|th)?)";
const std::string kDayBeforeMonth = kDay + R"([\s.,/\-]{0,3}(?:(?:day\s)?of\s{1,2}(?:the\s)?)?)";
const std::string kYearMonth = R"(\d{4}[\s.,/\-]{1,3})" + kMonth;

const std::string kNationalInsurance = "[a-z] ?[a-z](?:" + kGap + R"(\d){6})";
const std::string kPostcode = R"((?:[a-z]{1,2}\d[a-z\d]?)" + kGap + R"(\d[a-z]{2}|gir\s{0,2}0aa))";
const std::string kDigits = R"(\d(?:[ \t\r\n().\-/+]{0,5}\d){3,})";

const std::string kSpelledDot = R"((?:\s+dot\s+|\s*[(\[{<]\s?dot\s?[)\]}>]\s*))";
const std::string kDot = R"((?:\s{0,2}\.\s{0,2}|)" + kSpelledDot + ")";
const std::string kCommonTopLevel =
    "(?:com|net|org|uk|co|info|eu|ie|im|je|gg|io|me|biz|gov|edu|scot|wales|cymru|london|email|online)";

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

const std::string kBirthDateName = R"((?:\bd\.?\s?o\.?\s?b\b|\bdate\s+of\s+birth\b|\bbirth\s?-?(?:date|day)\b))";

}  // namespace

Patterns::Patterns()
    : candidate_(Compile(CandidatePattern())),
      date_in_words_(Compile(DateInWordsPattern())),
      day_and_month_(Compile(kDayBeforeMonth + kMonth)),
      national_insurance_(Compile(kNationalInsurance)),
      postcode_(Compile(kPostcode)),
      domain_(Compile(R"((?:[a-z0-9\x80-\xff\-]+\.)+(?:xn--[a-z0-9\-]+|[a-z\x80-\xff]{2,}))")),
      spaced_domain_(Compile(R"([a-z0-9\-]+(?:)" + kDot + R"([a-z0-9\-]+)*)" + kDot + kCommonTopLevel)),
      mail_provider_(Compile(kProvider)),
      spelled_words_(
          Compile(R"((?:[a-z0-9._%+\-]+(?:\s+(?:dot|underscore|dash|hyphen|plus)\s+|)" + kSpelledDot + "))+$")),
      nhs_cue_(Compile(R"((?:\bnhs|\bchi|\bh\s?(?:&|and)\s?c|\bhealth\s+(?:&|and)\s+care|\bpatient(?:'?s)?)\W{0,3})"
                       R"((?:(?:id|identifier|no|nos|nr|num|numbers?)\b|#)[^0-9]{0,32}$|\b(?:nhs|chi)\W{0,3}$)")),
      national_insurance_cue_(
          Compile(R"((?:national\s+insurance|\bnino?\b|\bn\.?\s?i\.?\s+(?:no|num|number)\b)[^0-9]{0,32}$)")),
      postcode_cue_(Compile(R"(post\s?code|\baddress\b|\bliv(?:e|es|ed|ing)\b)")),
      telephone_cue_(
          Compile(R"((?:\btel(?:ephone)?\b|phone|\bmob(?:ile)?\b|\bcell\b|\bfax\b|land\s?line|whats\s?app|)"
                  R"(\b(?:call|ring|text|contact|reach)\s+(?:me|him|her|us|them|my\s+[a-z]+)\s+(?:back\s+)?(?:on|at)|)"
                  R"(\bmy\b[^.\n0-9]{0,24}\bnumber)[^0-9]{0,24}$)")),
      birth_cue_(
          Compile(R"(\bd\.?\s?o\.?\s?b\b|\bborn\b|\bbirth(?:date|day)?\b|\b(?:am|i'm|aged?)\W{1,2}\d{1,3}\W{1,3}$)")),
      direct_birth_cue_(Compile(kBirthDateName + R"(\W{0,3}(?:(?:is|was)\W{1,2})?(?:in\W)?$)")),
      birth_explanation_(Compile(R"([\s(),]{0,3}(?:(?:is|was|as|being|=)\s+)?)"
                                 R"((?:(?:my|his|her|their|our|the|[a-z]{2,10}'?s)\s+){0,2}(?:born\b|)" +
                                 kBirthDateName + ")")),
      another_date_(Compile(R"(\W{0,3}(?:(?:is|was|on)\W{0,2}){0,2}(?:\d|\[|\b)" + kMonth + R"(\b))")),
      going_on_(Compile(R"([\s,;:()/\-]{0,4}(?:\(|/|=|\bor\b|&|\band\b|\bi\.?e\b\.?|\bthat\s{1,2}is\b|\baka\b))"
                        R"((?:\s{1,2}(?:or|maybe|perhaps|possibly))?[\s,:(]{0,3})")) {}

Patterns::~Patterns() = default;

std::optional<Span> Patterns::NextCandidate(std::string_view text, std::size_t from) const {
  return Match(*candidate_, text, from, re2::RE2::UNANCHORED);
}

std::optional<Span> Patterns::DateInWords(std::string_view text, std::size_t at) const {
  return At(*date_in_words_, text, at);
}

std::optional<Span> Patterns::DayAndMonth(std::string_view text, std::size_t at) const {
  return At(*day_and_month_, text, at);
}

std::optional<Span> Patterns::NationalInsuranceNumber(std::string_view text, std::size_t at) const {
  return At(*national_insurance_, text, at);
}

std::optional<Span> Patterns::Postcode(std::string_view text, std::size_t at) const { return At(*postcode_, text, at); }

std::optional<Span> Patterns::Domain(std::string_view text, std::size_t at) const { return At(*domain_, text, at); }

std::optional<Span> Patterns::SpacedDomain(std::string_view text, std::size_t at) const {
  return At(*spaced_domain_, text, at);
}

std::optional<Span> Patterns::MailProvider(std::string_view text, std::size_t at) const {
  return At(*mail_provider_, text, at);
}

std::optional<std::size_t> Patterns::SpelledWordsBegin(std::string_view before) const {
  const auto found = Match(*spelled_words_, before, 0, re2::RE2::UNANCHORED);
  return found ? std::optional(found->begin) : std::nullopt;
}

bool Patterns::AnnouncesNhsNumber(std::string_view before) const { return Holds(*nhs_cue_, before); }

bool Patterns::AnnouncesNationalInsurance(std::string_view before) const {
  return Holds(*national_insurance_cue_, before);
}

bool Patterns::AnnouncesPostcode(std::string_view before) const { return Holds(*postcode_cue_, before); }

bool Patterns::AnnouncesTelephone(std::string_view before) const { return Holds(*telephone_cue_, before); }

bool Patterns::AnnouncesBirth(std::string_view before) const { return Holds(*birth_cue_, before); }

bool Patterns::NamesBirthDateDirectly(std::string_view before) const { return Holds(*direct_birth_cue_, before); }

bool Patterns::ExplainsBirthDate(std::string_view after) const {
  const auto explanation = At(*birth_explanation_, after, 0);
  return explanation && !At(*another_date_, after, explanation->end);
}

bool Patterns::GoesOnWithAnother(std::string_view between) const {
  return Match(*going_on_, between, 0, re2::RE2::ANCHOR_BOTH).has_value();
}

}  // namespace participation::redaction
