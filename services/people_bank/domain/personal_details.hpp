#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::people_bank {

// What somebody needs in order to be reached and to take part (Accessible Information Standard, DAPB1605).
struct CommunicationNeed {
  enum class Kind {
    kContactMethod = 1,
    kInformationFormat = 2,
    kCommunicationProfessional = 3,
    kCommunicationSupport = 4
  };

  Kind kind = Kind::kContactMethod;
  std::string code;
  std::string note;

  bool operator==(const CommunicationNeed&) const = default;
};

// Who somebody is and how to reach them. To be held no longer than it takes to answer or to write to them.
struct PersonalDetails {
  std::string given_name{};
  std::string family_name{};
  std::string email{};
  std::string telephone{};
  std::string postal_address{};
  std::string postcode{};
  std::string language{};
  std::vector<CommunicationNeed> communication_needs{};

  bool operator==(const PersonalDetails&) const = default;
};

}  // namespace participation::people_bank
