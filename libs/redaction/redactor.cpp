#include "libs/redaction/redactor.hpp"

#include "absl/strings/ascii.h"
#include "libs/redaction/birth_dates.hpp"
#include "libs/redaction/codes.hpp"
#include "libs/redaction/emails.hpp"
#include "libs/redaction/numbers.hpp"
#include "libs/redaction/scan.hpp"
#include "libs/text/folded_text.hpp"

namespace participation::redaction {
namespace {

// What is personal at the candidate, besides numbers.
std::optional<Mark> MarkAt(const Scan& scan, Span candidate) {
  if (const auto kind = LeadingPlaceholder(scan.text().substr(candidate.begin)))
    return Mark{*kind, candidate.begin, candidate.begin + Placeholder(*kind).size(), true};
  if (auto mark = EmailAround(scan, candidate)) return mark;
  if (auto mark = BirthDateInWordsAt(scan, candidate.begin)) return mark;
  if (auto mark = NationalInsuranceNumberAt(scan, candidate.begin)) return mark;
  return PostcodeAt(scan, candidate.begin);
}

// Past the letters, or the one sign, with which a false candidate begins: something true may begin right after.
std::size_t PastFalseStart(std::string_view text, std::size_t at) {
  if (!absl::ascii_isalpha(text[at])) return at + 1;
  while (at < text.size() && absl::ascii_isalpha(text[at])) ++at;
  return at;
}

// Looks at one candidate and gives where to look on.
std::size_t Examine(Scan& scan, Span candidate) {
  if (const auto mark = MarkAt(scan, candidate)) {
    scan.Add(*mark);
    return mark->end;
  }
  if (absl::ascii_isdigit(scan.text()[candidate.begin])) return MarkNumbers(scan, candidate);
  return PastFalseStart(scan.text(), candidate.begin);
}

Redacted Replace(std::string_view original, const text::FoldedText& folded, const std::vector<Mark>& marks) {
  Redacted redacted;
  std::size_t kept = 0;
  for (const auto& mark : marks) {
    if (mark.is_placeholder) continue;
    const Removal removal{mark.kind, folded.OriginalBegin(mark.begin), folded.OriginalEnd(mark.end)};
    redacted.text.append(original.substr(kept, removal.begin - kept)).append(Placeholder(removal.kind));
    redacted.removals.push_back(removal);
    kept = removal.end;
  }
  redacted.text.append(original.substr(kept));
  return redacted;
}

}  // namespace

Redactor::Redactor() : rules_(std::make_unique<const Rules>()) {}

Redactor::~Redactor() = default;

Redacted Redactor::Redact(std::string_view text) const {
  const text::FoldedText folded(text);
  Scan scan(*rules_, folded.Text());
  for (std::size_t at = 0; const auto candidate = scan.patterns().NextCandidate(scan.text(), at);)
    at = Examine(scan, *candidate);
  return Replace(text, folded, scan.marks());
}

}  // namespace participation::redaction
