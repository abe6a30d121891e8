#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace re2 {
class RE2;
}

namespace participation::redaction {

// Bytes [begin, end) of a text.
struct Span {
  std::size_t begin;
  std::size_t end;
};

// Every regular expression of the redactor. One alternation finds candidates in a single pass; the others look at one
// candidate, or at the few words around it, so each works on a bounded piece of text.
class Patterns {
 public:
  Patterns();
  ~Patterns();

  // The first place from `from` on that might be personal: an over-estimate, to be checked by kind.
  std::optional<Span> NextCandidate(std::string_view text, std::size_t from) const;

  // What stands exactly at `at`, by shape alone.
  std::optional<Span> DateInWords(std::string_view text, std::size_t at) const;
  std::optional<Span> DayAndMonth(std::string_view text, std::size_t at) const;
  std::optional<Span> NationalInsuranceNumber(std::string_view text, std::size_t at) const;
  std::optional<Span> Postcode(std::string_view text, std::size_t at) const;
  std::optional<Span> Domain(std::string_view text, std::size_t at) const;
  std::optional<Span> SpacedDomain(std::string_view text, std::size_t at) const;
  std::optional<Span> MailProvider(std::string_view text, std::size_t at) const;

  // Where the spelled words before a mailbox begin ("john dot smith" before "at"), given the text up to the last word.
  std::optional<std::size_t> SpelledWordsBegin(std::string_view before) const;

  // Whether the words before, or after, announce a thing of the kind.
  bool AnnouncesNhsNumber(std::string_view before) const;
  bool AnnouncesNationalInsurance(std::string_view before) const;
  bool AnnouncesPostcode(std::string_view before) const;
  bool AnnouncesTelephone(std::string_view before) const;
  bool AnnouncesBirth(std::string_view before) const;
  bool NamesBirthDateDirectly(std::string_view before) const;
  bool ExplainsBirthDate(std::string_view after) const;
  // Whether what stands between two dates makes the second say the same of somebody, or of another, as the first: "or".
  bool GoesOnWithAnother(std::string_view between) const;

 private:
  using Pattern = std::unique_ptr<const re2::RE2>;

  Pattern candidate_, date_in_words_, day_and_month_, national_insurance_, postcode_, domain_, spaced_domain_,
      mail_provider_, spelled_words_, nhs_cue_, national_insurance_cue_, postcode_cue_, telephone_cue_, birth_cue_,
      direct_birth_cue_, birth_explanation_, another_date_, going_on_;
};

}  // namespace participation::redaction
