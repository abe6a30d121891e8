#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace participation::people_bank {

// The nine protected characteristics of the Equality Act 2010, section 4, and caring.
enum class Characteristic {
  kAge = 1,
  kDisability = 2,
  kGenderReassignment = 3,
  kMarriageAndCivilPartnership = 4,
  kPregnancyAndMaternity = 5,
  kRace = 6,
  kReligionOrBelief = 7,
  kSex = 8,
  kSexualOrientation = 9,
  kCarer = 10,
};

inline constexpr int kCharacteristics = 10;

// What is counted for somebody who would rather not say.
inline constexpr std::string_view kPreferNotToSay = "prefer-not-to-say";

// One answer: a code of the characteristic's list, or that they would rather not say.
struct EqualityAnswer {
  Characteristic characteristic = Characteristic::kAge;
  std::string code;
  bool prefer_not_to_say = false;

  // The code under which it is kept and counted.
  std::string_view counted_code() const { return prefer_not_to_say ? kPreferNotToSay : std::string_view{code}; }
};

// The codes that may be answered, in the order in which they are shown. Race: the ethnic category codes of the NHS Data
// Dictionary (2001), A to S without gaps for what is not stated, with the three groups that the 2021 Census added.
std::span<const std::string_view> CodesOf(Characteristic characteristic);

// Refused, naming the answer and what may be said, if one has no code or an unknown one, a code beside "prefer not to
// say", or a characteristic that another answer has. Fixed lists keep people from writing who they are into a code.
absl::Status CheckAnswers(std::span<const EqualityAnswer> answers);

}  // namespace participation::people_bank
