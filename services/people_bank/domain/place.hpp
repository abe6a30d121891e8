#pragma once

#include <string>

#include "services/people_bank/domain/opportunity.hpp"

namespace participation::people_bank {

// A place at an engagement event that somebody waited for and now has, as it was published.
struct Place {
  std::string registration_id;
  std::string title;
  Occasion occasion;
  std::string online_link;  // or empty
};

}  // namespace participation::people_bank
