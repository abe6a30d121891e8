#include "services/feedback_ingestion/domain/safe_words.hpp"

#include "libs/redaction/redactor.hpp"
#include "libs/text/utf8.hpp"

namespace participation::feedback_ingestion {
namespace {

std::string_view CodeOf(redaction::PersonalKind kind) {
  switch (kind) {
    case redaction::PersonalKind::kNhsNumber:
      return "nhs-number";
    case redaction::PersonalKind::kNationalInsuranceNumber:
      return "national-insurance-number";
    case redaction::PersonalKind::kPostcode:
      return "postcode";
    case redaction::PersonalKind::kTelephoneNumber:
      return "telephone-number";
    case redaction::PersonalKind::kEmailAddress:
      return "email-address";
    case redaction::PersonalKind::kDateOfBirth:
      return "date-of-birth";
  }
  return "other";
}

}  // namespace

std::string WithLineFeeds(std::string text) {
  if (text.find_first_of("\r\v\f") == std::string::npos) return text;
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool half = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (half) continue;
    const bool ends_line = text[at] == '\r' || text[at] == '\v' || text[at] == '\f';
    plain.push_back(ends_line ? '\n' : text[at]);
  }
  return plain;
}

std::string SafeWords(std::string_view text, const redaction::Redactor& redactor,
                      std::map<std::string, int>& redactions) {
  auto redacted = redactor.Redact(text::Trim(text));
  for (const auto& removal : redacted.removals) ++redactions[std::string{CodeOf(removal.kind)}];
  return std::move(redacted.text);
}

}  // namespace participation::feedback_ingestion
