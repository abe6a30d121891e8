#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "libs/redaction/expression.hpp"

namespace participation::redaction {

// The shapes of what may be personal. One alternation finds candidates in a single pass; the others look at one
// candidate, so each works on a bounded piece of text.
class Patterns {
 public:
  Patterns();

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

  // What follows an @ directly when the domain has no dot: "nhs".
  std::optional<Span> Host(std::string_view text, std::size_t at) const;

  // Whether a domain ends in what no sentence begins with: "example.org", and not "home.Me".
  bool IsPlainDomain(std::string_view domain) const;

  // Where the spelled words before a mailbox begin ("john dot smith" before "at"), given the text up to the last word.
  std::optional<std::size_t> SpelledWordsBegin(std::string_view before) const;

 private:
  Expression candidate_, date_in_words_, day_and_month_, national_insurance_, postcode_, domain_, spaced_domain_,
      mail_provider_, host_, plain_domain_, spelled_words_;
};

}  // namespace participation::redaction
