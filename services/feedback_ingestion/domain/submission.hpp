#pragma once

#include <string>
#include <vector>

#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {

// Where feedback comes from. The numbers are the API's.
enum class Source {
  kUnspecified = 0,
  kFriendsAndFamilyTest = 1,
  kSurvey = 2,
  kComplaint = 3,
  kComment = 4,
  kCompliment = 5,
  kStory = 6,
  kConsultation = 7,
  kHealthwatch = 8,
  kSocialMedia = 9,
  kStaff = 10,
};

// Answers to the Friends and Family Test with their official codes (NHS England, April 2020), which are the API's.
enum class FftAnswer {
  kUnspecified = 0,
  kVeryGood = 1,
  kGood = 2,
  kNeitherGoodNorPoor = 3,
  kPoor = 4,
  kVeryPoor = 5,
  kDontKnow = 6,
};

// Most characters of a text, of a service's name and of a submission's id.
inline constexpr std::size_t kLongestText = 10'000;
inline constexpr std::size_t kLongestService = 100;
inline constexpr std::size_t kLongestSubmissionId = 64;

// One thing that somebody said, as it is handed in: not yet checked, the text not yet safe to keep.
struct Submission {
  std::string source_system;  // a code
  std::string submission_id;  // its only key within the source system
  Source source = Source::kUnspecified;
  std::string organisation;  // ODS code
  std::string site;          // ODS code, or empty
  std::string service;
  std::string question;  // a code
  FftAnswer fft_answer = FftAnswer::kUnspecified;
  std::string text;
  std::string experience_date;  // YYYY-MM-DD, or empty: the source does not say
  std::string person_id;
  std::string consultation_id;
};

// What in a submission is not as it must be, by its field in the API; empty if all is well. Dates are checked on
// receipt.
std::vector<refusal::Violation> Check(const Submission& submission);

}  // namespace participation::feedback_ingestion
