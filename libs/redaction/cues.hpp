#pragma once

#include <string_view>

#include "libs/redaction/expression.hpp"

namespace participation::redaction {

// The words around a number or date that say what it is. Each looks at the few words before, after or between only.
class Cues {
 public:
  Cues();

  bool AnnouncesNhsNumber(std::string_view before) const;
  bool AnnouncesNationalInsurance(std::string_view before) const;
  bool AnnouncesPostcode(std::string_view before) const;
  bool AnnouncesTelephone(std::string_view before) const;
  bool AnnouncesBirth(std::string_view before) const;
  bool NamesBirthDateDirectly(std::string_view before) const;
  bool ExplainsBirthDate(std::string_view after) const;
  // Whether the word before "at" leads to a place or a page rather than names a mailbox: "look at", "us at".
  bool LeadsToPlace(std::string_view word) const;
  // Whether what stands between two dates makes the second say the same of somebody, or of another, as the first: "or".
  bool GoesOnWithAnother(std::string_view between) const;

 private:
  Expression nhs_number_, national_insurance_, postcode_, telephone_, birth_right_before_, birth_date_, birth_,
      sentence_end_, clause_end_, birth_date_directly_, birth_explanation_, another_date_, going_on_, leads_to_place_;
};

}  // namespace participation::redaction
