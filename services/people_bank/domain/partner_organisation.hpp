#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"

namespace participation::people_bank {

// A voluntary or community organisation, a Patient Participation Group, a local Healthwatch, without its contacts.
struct PartnerOrganisation {
  enum class Kind { kVcse = 1, kPatientParticipationGroup = 2, kHealthwatch = 3, kOther = 4 };

  // What it says of itself.
  struct Profile {
    std::string display_name;
    Kind kind = Kind::kOther;
    std::vector<std::string> topics;
    std::vector<std::string> areas;
    std::vector<std::string> communities;
  };

  std::string partner_organisation_id;
  Profile profile;
  std::int64_t revision = 1;
  clock::Time create_time;
  clock::Time update_time;
};

// A named person at a partner organisation.
struct PartnerContact {
  std::string given_name;
  std::string family_name;
  std::string position;
  std::string email;
  std::string telephone;

  bool operator==(const PartnerContact&) const = default;
};

}  // namespace participation::people_bank
