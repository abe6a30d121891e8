#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/refusal/refusal.hpp"

namespace participation::people_bank {

// What somebody needs in order to be reached and to take part (Accessible Information Standard, DAPB1605).
struct CommunicationNeed {
  // The four subsets of the standard.
  enum class Kind {
    kContactMethod = 1,
    kInformationFormat = 2,
    kCommunicationProfessional = 3,
    kCommunicationSupport = 4
  };

  Kind kind = Kind::kContactMethod;
  std::string code;  // one of CodesOf
  std::string note;

  bool operator==(const CommunicationNeed&) const = default;
};

// The codes there are. They are fixed: a need that is spelt otherwise would be kept, and then not be met.
std::span<const std::string_view> CodesOf(CommunicationNeed::Kind kind);

// What is wrong with needs; `field` is their list in the request.
std::vector<refusal::Violation> CheckNeeds(const std::vector<CommunicationNeed>& needs, std::string_view field);

}  // namespace participation::people_bank
