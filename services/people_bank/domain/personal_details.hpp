#pragma once

#include <string>
#include <vector>

#include "services/people_bank/domain/communication_need.hpp"

namespace participation::people_bank {

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
