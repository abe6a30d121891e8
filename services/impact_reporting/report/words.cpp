#include "services/impact_reporting/report/words.hpp"

#include <array>
#include <utility>

#include "absl/strings/ascii.h"

namespace participation::impact_reporting::report {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array kDuties = {
    Word{"DUTY_SECTION_13Q", "NHS England: NHS Act 2006, section 13Q"},
    Word{"DUTY_SECTION_14Z45", "Integrated care boards: NHS Act 2006, section 14Z45"},
    Word{"DUTY_SECTION_242", "Trusts and foundation trusts: NHS Act 2006, section 242"},
    Word{"DUTY_SECTION_244", "Local authority scrutiny: NHS Act 2006, section 244"},
    Word{"DUTY_EQUALITY_149", "Equality Act 2010, section 149"},
    Word{"DUTY_NONE", "No legal duty: good practice"},
};

}  // namespace

std::string_view WordsFor(Decision::Answer answer) {
  switch (answer) {
    case Decision::Answer::kAdopted:
      return "Adopted";
    case Decision::Answer::kPartlyAdopted:
      return "Partly adopted";
    case Decision::Answer::kNotAdopted:
      break;
  }
  return "Not adopted";
}

std::string_view WordsFor(Commitment::State state) {
  switch (state) {
    case Commitment::State::kPlanned:
      return "Planned";
    case Commitment::State::kUnderWay:
      return "Under way";
    case Commitment::State::kDone:
      return "Done";
    case Commitment::State::kAbandoned:
      break;
  }
  return "Abandoned";
}

std::string_view WordsFor(Telling::Reason reason) {
  switch (reason) {
    case Telling::Reason::kNoConsent:
      return "did not agree to be told";
    case Telling::Reason::kNoAddress:
      return "no address to reach them at";
    case Telling::Reason::kErased:
      return "left and were forgotten";
    case Telling::Reason::kUnknownPerson:
      return "not on the register";
    case Telling::Reason::kDetailsUnreadable:
      return "how to reach them was lost";
    case Telling::Reason::kNone:
      break;
  }
  return "no reason given";
}

std::string_view WordsFor(Contribution::Kind kind) {
  switch (kind) {
    case Contribution::Kind::kFeedback:
      return "Feedback";
    case Contribution::Kind::kAttendance:
      return "Attendances";
    case Contribution::Kind::kConsultationAnswer:
      break;
  }
  return "Answers to consultations";
}

std::string WordsForDuty(std::string_view name) {
  for (const auto& [duty, words] : kDuties) {
    if (duty == name) return std::string{words};
  }
  return WordsForName(name);
}

std::string WordsForName(std::string_view name) {
  const auto end_of_first = name.find('_');
  std::string words{end_of_first == std::string_view::npos ? name : name.substr(end_of_first + 1)};
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = words[i] == '_' ? ' ' : i == 0 ? absl::ascii_toupper(words[i]) : absl::ascii_tolower(words[i]);
  }
  return words;
}

std::string Plural(std::int64_t count, std::string_view one) {
  return std::to_string(count) + ' ' + std::string{one} + (count == 1 ? "" : "s");
}

}  // namespace participation::impact_reporting::report
