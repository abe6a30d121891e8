#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/impact_reporting/domain/month.hpp"

namespace participation::impact_reporting {

// What somebody gave, as far as it is known here: never the words.
struct Contribution {
  enum class Kind { kFeedback = 1, kAttendance = 2, kConsultationAnswer = 3 };
  // Whether there is somebody to tell.
  enum class Contributor { kUnknown = 1, kKnown = 2, kLeft = 3 };

  std::string id = {};
  Kind kind = Kind::kFeedback;
  int source = 0;  // number of feedback_ingestion.v1.Source; 0 for what is no feedback
  std::string organisation = {};
  std::string site = {};
  std::string date = {};
  std::string person_id = {};  // empty unless the contributor is kKnown
  Contributor contributor = Contributor::kUnknown;
  std::string activity_id = {};
  std::string consultation_id = {};

  Month month() const { return MonthOfDate(date); }

  // With the person who gave it, if that is known.
  void SetPerson(std::string person) {
    person_id = std::move(person);
    contributor = person_id.empty() ? Contributor::kUnknown : Contributor::kKnown;
  }
  // Without the person, who was forgotten.
  void Unlink() {
    person_id.clear();
    contributor = Contributor::kLeft;
  }
};

}  // namespace participation::impact_reporting
