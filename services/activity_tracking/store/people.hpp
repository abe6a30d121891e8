#pragma once

#include <string>

#include "libs/database/value.hpp"

namespace participation::activity_tracking {

// A person as they are kept: NULL where nobody is known.
inline database::Parameter PersonOrNull(const std::string& person_id) {
  if (person_id.empty()) return std::nullopt;
  return person_id;
}

}  // namespace participation::activity_tracking
