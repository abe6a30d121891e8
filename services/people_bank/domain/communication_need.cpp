#include "services/people_bank/domain/communication_need.hpp"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace participation::people_bank {
namespace {

using Kind = CommunicationNeed::Kind;

// Something else, which the note says.
constexpr std::string_view kOther = "other";

constexpr std::string_view kContactMethods[] = {"email", "sms", "letter", "telephone", "text-relay", "via-carer"};
constexpr std::string_view kFormats[] = {"large-print",    "braille",   "braille-contracted", "braille-uncontracted",
                                         "audio",          "easy-read", "bsl-video",          "plain-text",
                                         "coloured-paper", kOther};
constexpr std::string_view kProfessionals[] = {"bsl-interpreter",
                                               "language-interpreter",
                                               "deafblind-manual",
                                               "lipspeaker",
                                               "notetaker",
                                               "speech-to-text-reporter",
                                               "makaton",
                                               "advocate",
                                               kOther};
constexpr std::string_view kSupport[] = {"hearing-loop",       "hearing-aid",          "lip-reading",
                                         "longer-appointment", "communication-device", kOther};

std::string WhatIsWrong(const CommunicationNeed& need) {
  const auto codes = CodesOf(need.kind);
  if (std::ranges::find(codes, need.code) == codes.end())
    return absl::StrCat("must be one of: ", absl::StrJoin(std::vector<std::string>{codes.begin(), codes.end()}, ", "));
  return need.code == kOther && need.note.empty() ? "is nothing without a note that says what is needed" : "";
}

}  // namespace

std::span<const std::string_view> CodesOf(Kind kind) {
  switch (kind) {
    case Kind::kContactMethod:
      return kContactMethods;
    case Kind::kInformationFormat:
      return kFormats;
    case Kind::kCommunicationProfessional:
      return kProfessionals;
    case Kind::kCommunicationSupport:
      return kSupport;
  }
  return {};
}

std::vector<refusal::Violation> CheckNeeds(const std::vector<CommunicationNeed>& needs, std::string_view field) {
  std::vector<refusal::Violation> violations;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    auto wrong = WhatIsWrong(needs[i]);
    if (!wrong.empty()) violations.push_back({absl::StrCat(std::string{field}, "[", i, "].code"), std::move(wrong)});
  }
  return violations;
}

}  // namespace participation::people_bank
