#include "libs/redaction/personal_kind.hpp"

namespace participation::redaction {

std::string_view Placeholder(PersonalKind kind) {
  switch (kind) {
    case PersonalKind::kNhsNumber:
      return "[NHS number removed]";
    case PersonalKind::kNationalInsuranceNumber:
      return "[National Insurance number removed]";
    case PersonalKind::kPostcode:
      return "[postcode removed]";
    case PersonalKind::kTelephoneNumber:
      return "[telephone number removed]";
    case PersonalKind::kEmailAddress:
      return "[e-mail address removed]";
    case PersonalKind::kDateOfBirth:
      return "[date of birth removed]";
  }
  return "[removed]";
}

std::optional<PersonalKind> LeadingPlaceholder(std::string_view text) {
  for (const auto kind : kPersonalKinds)
    if (text.starts_with(Placeholder(kind))) return kind;
  return std::nullopt;
}

}  // namespace participation::redaction
