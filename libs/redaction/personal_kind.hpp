#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace participation::redaction {

// What a piece of text gives away about a person.
enum class PersonalKind {
  kNhsNumber,
  kNationalInsuranceNumber,
  kPostcode,
  kTelephoneNumber,
  kEmailAddress,
  kDateOfBirth,
};

inline constexpr std::array kPersonalKinds = {
    PersonalKind::kNhsNumber,    PersonalKind::kNationalInsuranceNumber,
    PersonalKind::kPostcode,     PersonalKind::kTelephoneNumber,
    PersonalKind::kEmailAddress, PersonalKind::kDateOfBirth,
};

// What stands in the text instead, such as "[postcode removed]". Stored texts hold it, so it must not change.
std::string_view Placeholder(PersonalKind kind);

// The kind whose placeholder `text` begins with.
std::optional<PersonalKind> LeadingPlaceholder(std::string_view text);

}  // namespace participation::redaction
